// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace asterism {

struct Call;

/// What a request says in its query, form, JSON or multipart body. snac hears forms alone.
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
    void addJson(const QByteArray &text);
    void addParts(const QByteArray &body, const QByteArray &boundary);
    void addPart(const QByteArray &part);
    void add(QString name, const QString &value);

    QHash<QString, QStringList> m_values;
    QHash<QString, QByteArray> m_files;
};

} // namespace asterism
