// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sent.h"

#include "sandbox/api.h"
#include "sandbox/multipart.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int deepestSent = 2;
constexpr qsizetype mostSentRows = 100;
constexpr qsizetype longestField = 1024 * 1024; // of a form that has files

QString formText(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

} // namespace

Sent::Sent(const Call &call)
{
    const bool snac = call.is("snac"_L1);
    const QByteArray type = headerValue(call.request.headers, "Content-Type");
    if (!snac) {
        addForm(call.request.query.query(QUrl::FullyEncoded).toUtf8());
    }
    if (type.startsWith("application/x-www-form-urlencoded")) {
        addForm(call.request.body);
    } else if (type.startsWith("multipart/form-data")) {
        addParts(call.request.body, type);
    } else if (!snac || type.startsWith("application/json")) {
        const int depth = snac ? 0 : deepestSent;
        addJson(QJsonDocument::fromJson(call.request.body).object(), {}, depth);
    }
}

QString Sent::text(const QString &name) const
{
    return m_values.value(name).value(0);
}

std::optional<bool> Sent::flag(const QString &name) const
{
    const QString value = text(name).toLower();
    return value.isEmpty() ? std::nullopt
                           : std::optional(value != u"false"_s && value != u"0"_s
                               && value != u"off"_s && value != u"f"_s);
}

std::optional<QStringList> Sent::several(const QString &name) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.cend() ? std::nullopt : std::optional(*found);
}

std::optional<SentFile> Sent::file(const QString &name) const
{
    const auto found = m_files.constFind(name);
    return found == m_files.cend() ? std::nullopt : std::optional(*found);
}

void Sent::add(QString name, const QString &value)
{
    const qsizetype row = name.indexOf(u"[]["_s);
    if (row > 0 && name.endsWith(u']')) {
        addToRow(name.left(row), name.mid(row + 3).chopped(1), value);
        return;
    }
    if (name.endsWith(u"[]"_s)) {
        name.chop(2);
    }
    if (!name.isEmpty()) {
        m_values[name].append(value);
    }
}

/// A field that the row has already begins the next one.
void Sent::addToRow(const QString &name, const QString &field, const QString &value)
{
    QList<Row> &rows = m_rows[name];
    if (rows.isEmpty() || rows.constLast().contains(field)) {
        if (rows.size() >= mostSentRows) {
            return;
        }
        rows.append(Row());
    }
    rows.last().insert(field, value);
}

void Sent::addForm(const QByteArray &text)
{
    for (const QByteArray &pair : text.split('&')) {
        const qsizetype at = pair.indexOf('=');
        add(formText(at < 0 ? pair : pair.left(at)),
            at < 0 ? QString() : formText(pair.mid(at + 1)));
    }
}

void Sent::addJson(const QJsonObject &object, const QString &around, int depth)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString name = around.isEmpty() ? it.key() : u"%1[%2]"_s.arg(around, it.key());
        const QJsonValue value = it.value();
        if (value.isObject() && depth > 0) {
            addJson(value.toObject(), name, depth - 1);
        }
        if (value.isArray() && depth > 0) {
            addArray(value.toArray(), name, depth);
        } else if (!value.isNull() && !value.isObject() && !value.isArray()) {
            add(name, value.toVariant().toString());
        }
    }
}

void Sent::addArray(const QJsonArray &array, const QString &name, int depth)
{
    m_values[name]; // an empty one is something that was said, too
    for (const QJsonValue one : array) {
        if (!one.isObject()) {
            add(name, one.toVariant().toString());
            continue;
        }
        if (depth > 0 && m_rows[name].size() < mostSentRows) {
            m_rows[name].append(Row());
            const QJsonObject fields = one.toObject();
            for (auto it = fields.begin(); it != fields.end(); ++it) {
                m_rows[name].last().insert(it.key(), it.value().toVariant().toString());
            }
        }
    }
}

void Sent::addParts(const QByteArray &body, const QByteArray &type)
{
    for (const FormPart &part : formParts(body, type)) {
        if (part.isFile) {
            m_files.insert(part.name, {part.fileName, part.content.toByteArray()});
        } else if (part.content.size() <= longestField) {
            add(part.name, QString::fromUtf8(part.content));
        }
    }
}

} // namespace asterism
