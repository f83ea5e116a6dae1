// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sent.h"

#include "sandbox/api.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int deepestSent = 2;

QString formText(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

/// A word of a header: `name="data"`.
QString headerWord(const QByteArray &headers, const QString &word)
{
    const QRegularExpression pattern(u"\\b%1=\"?([^\";\\r\\n]*)"_s.arg(word));
    return pattern.match(QString::fromUtf8(headers)).captured(1);
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
        addParts(call.request.body, headerWord(type, u"boundary"_s).toUtf8());
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

std::optional<QByteArray> Sent::file(const QString &name) const
{
    const auto found = m_files.constFind(name);
    return found == m_files.cend() ? std::nullopt : std::optional(*found);
}

void Sent::add(QString name, const QString &value)
{
    if (name.endsWith(u"[]"_s)) {
        name.chop(2);
    }
    if (!name.isEmpty()) {
        m_values[name].append(value);
    }
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
        if (value.isNull() || value.isObject() || (value.isArray() && depth == 0)) {
            continue;
        }
        m_values[name]; // an empty array is something that was said
        const QJsonArray all = value.isArray() ? value.toArray() : QJsonArray{value};
        for (const QJsonValue one : all) {
            add(name, one.toVariant().toString());
        }
    }
}

void Sent::addParts(const QByteArray &body, const QByteArray &boundary)
{
    const QByteArray mark = "--" + boundary;
    qsizetype from = body.indexOf(mark);
    while (from >= 0 && !boundary.isEmpty()) {
        from += mark.size();
        const qsizetype to = body.indexOf("\r\n" + mark, from);
        if (to < 0) {
            return;
        }
        addPart(body.mid(from, to - from));
        from = to + 2;
    }
}

void Sent::addPart(const QByteArray &part)
{
    const qsizetype end = part.indexOf("\r\n\r\n");
    if (end < 0) {
        return;
    }
    const QByteArray headers = part.left(end);
    const QString name = headerWord(headers, u"name"_s);
    if (headers.contains("filename=")) {
        m_files.insert(name, part.mid(end + 4));
    } else {
        add(name, QString::fromUtf8(part.mid(end + 4)));
    }
}

} // namespace asterism
