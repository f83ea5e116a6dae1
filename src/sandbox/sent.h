// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

class QJsonObject;

namespace asterism {

struct Call;

/// What a request says in its query, form, JSON or multipart body; what lies deeper is called
/// "poll[options]" in all of them. snac hears forms, and of JSON the words on the outside
/// (recorded: snac2/status_create_json.json).
class Sent {
public:
    explicit Sent(const Call &call);

    /// Empty when it is missing.
    QString text(const QString &name) const;
    std::optional<bool> flag(const QString &name) const;
    /// `name[]`, or an array of JSON.
    std::optional<QStringList> several(const QString &name) const;
    std::optional<QByteArray> file(const QString &name) const;

private:
    void addForm(const QByteArray &text);
    void addJson(const QJsonObject &object, const QString &around, int depth);
    void addParts(const QByteArray &body, const QByteArray &boundary);
    void addPart(const QByteArray &part);
    void add(QString name, const QString &value);

    QHash<QString, QStringList> m_values;
    QHash<QString, QByteArray> m_files;
};

} // namespace asterism
