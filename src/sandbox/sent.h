// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

class QJsonArray;
class QJsonObject;

namespace asterism {

struct Call;

struct SentFile {
    QString name; ///< as its sender calls it
    QByteArray content;
};

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
    /// `name[][field]`, or an array of objects of JSON: their fields, one row each.
    using Row = QHash<QString, QString>;
    QList<Row> rows(const QString &name) const { return m_rows.value(name); }
    std::optional<SentFile> file(const QString &name) const;

private:
    void addForm(const QByteArray &text);
    void addJson(const QJsonObject &object, const QString &around, int depth);
    void addArray(const QJsonArray &array, const QString &name, int depth);
    void addParts(const QByteArray &body, const QByteArray &type);
    void add(QString name, const QString &value);
    void addToRow(const QString &name, const QString &field, const QString &value);

    QHash<QString, QStringList> m_values;
    QHash<QString, QList<Row>> m_rows;
    QHash<QString, SentFile> m_files;
};

} // namespace asterism
