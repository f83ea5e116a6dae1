// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mastodon/asking.h"

#include "base/host.h"
#include "protocol/capabilities.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace asterism::mastodon {

namespace {

QByteArray formPair(const QString &key, const QJsonValue &value)
{
    return key.toLatin1() + '=' + QUrl::toPercentEncoding(value.toVariant().toString());
}

void addPairs(QByteArrayList &pairs, const QString &key, const QJsonValue &value)
{
    if (!value.isArray()) {
        pairs << formPair(key, value);
        return;
    }
    for (const QJsonValue one : value.toArray()) {
        pairs << formPair(key + u"[]"_s, one);
    }
}

/// snac takes "poll[options][]" literally (snac: mastoapi.c).
QByteArray asForm(const QJsonObject &fields)
{
    QByteArrayList pairs;
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        if (!it->isObject()) {
            addPairs(pairs, it.key(), *it);
            continue;
        }
        const QJsonObject within = it->toObject();
        for (auto inner = within.begin(); inner != within.end(); ++inner) {
            addPairs(pairs, it.key() + u'[' + inner.key() + u']', *inner);
        }
    }
    return pairs.join('&');
}

} // namespace

QString segment(const QString &text)
{
    const bool dots = text == u"."_s || text == u".."_s;
    return dots ? u"%252E"_s.repeated(text.size())
                : QString::fromLatin1(QUrl::toPercentEncoding(text));
}

void add(QUrlQuery &query, const QString &key, const QString &value)
{
    if (!value.isEmpty()) {
        query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
}

Request get(const Instance &instance, const QString &path, const QUrlQuery &query)
{
    QUrl url = baseUrl(instance.host);
    url.setPath(u"/api/"_s + path, QUrl::TolerantMode);
    if (!query.isEmpty()) {
        url.setQuery(query);
    }
    Request request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    return request;
}

Request postRequest(const Instance &instance, const QString &path, const QJsonObject &fields)
{
    Request request = get(instance, path);
    request.method = "POST";
    setFields(request, instance, fields);
    return request;
}

void setFields(Request &request, const Instance &instance, const QJsonObject &fields)
{
    if (fields.isEmpty()) {
        return;
    }
    const bool form = capabilities(instance).formBodies;
    request.body = form ? asForm(fields) : QJsonDocument(fields).toJson(QJsonDocument::Compact);
    request.headers.append({"Content-Type",
        form ? QByteArray("application/x-www-form-urlencoded") : QByteArray("application/json")});
}

} // namespace asterism::mastodon
