// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/misskey/asking.h"

#include "base/host.h"
#include "protocol/capabilities.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::misskey {

namespace {

QString wordOfVisibility(Visibility visibility)
{
    switch (visibility) {
    case Visibility::Public:
    case Visibility::Local:
        return u"public"_s;
    case Visibility::Unlisted:
        return u"home"_s;
    case Visibility::Direct:
        return u"specified"_s;
    case Visibility::Private:
        break;
    }
    return u"followers"_s;
}

} // namespace

Request ask(const Instance &instance, const QString &endpoint, const QJsonObject &fields)
{
    Request request = tell(instance, endpoint, fields);
    request.onlyReads = true;
    return request;
}

Request tell(const Instance &instance, const QString &endpoint, const QJsonObject &fields)
{
    Request request;
    request.method = "POST";
    request.url = baseUrl(instance.host);
    request.url.setPath(u"/api/"_s + endpoint);
    request.limitName = endpoint;
    request.tokenField = u"i"_s;
    request.tokenInBody = capabilities(instance).tokenInBody;
    request.headers = {{"Accept", "application/json"}, {"Content-Type", "application/json"}};
    request.body = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    return request;
}

QJsonObject withSpec(QJsonObject fields, const PageSpec &spec)
{
    if (!spec.minId.isEmpty()) {
        fields.insert(u"sinceId"_s, spec.minId);
    }
    if (!spec.maxId.isEmpty()) {
        fields.insert(u"untilId"_s, spec.maxId);
    }
    fields.insert(u"limit"_s, std::clamp(spec.limit, 1, mostRows));
    return fields;
}

void addVisibility(QJsonObject &fields, Visibility visibility)
{
    fields.insert(u"visibility"_s, wordOfVisibility(visibility));
    if (visibility == Visibility::Local) {
        fields.insert(u"localOnly"_s, true);
    }
}

} // namespace asterism::misskey
