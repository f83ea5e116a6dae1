// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/response.h"

namespace asterism {

namespace {

/// "Application/JSON; charset=utf-8" → "application/json"
QByteArray mediaType(const Response &response)
{
    return response.header("Content-Type").split(';').first().trimmed().toLower();
}

} // namespace

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

bool isJson(const Response &response)
{
    const QByteArray type = mediaType(response);
    return type == "application/json" || type.endsWith("+json");
}

bool isHtml(const Response &response)
{
    const QByteArray type = mediaType(response);
    if (!type.isEmpty()) {
        return type == "text/html" || type == "application/xhtml+xml";
    }
    const QByteArray start = response.body.left(64).trimmed().toLower();
    return start.startsWith("<!doctype html") || start.startsWith("<html");
}

} // namespace asterism
