// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tokenplace.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace asterism {

bool tokenInHeader(const Request &request)
{
    const bool hasField = request.form || request.body.startsWith('{');
    return !request.tokenInBody || request.tokenField.isEmpty() || !hasField;
}

QByteArray bodyToSend(const Request &request)
{
    if (request.bearer.isEmpty() || tokenInHeader(request) || request.form) {
        return request.body;
    }
    QJsonObject fields = QJsonDocument::fromJson(request.body).object();
    fields.insert(request.tokenField, request.bearer);
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

Form formToSend(const Request &request)
{
    Form form = *request.form;
    if (!request.bearer.isEmpty() && !tokenInHeader(request)) {
        form.fields.prepend({request.tokenField.toUtf8(), request.bearer.toUtf8()});
    }
    return form;
}

bool missesToken(const Response &response)
{
    const bool refusal = response.status == 401 || response.status == 403;
    return refusal && refusalCode(response) == u"CREDENTIAL_REQUIRED";
}

} // namespace asterism
