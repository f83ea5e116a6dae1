// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redirect.h"

#include "base/host.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

Error badAnswer(const QUrl &url, const QString &detail)
{
    const auto shown = QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment;
    const QString subject = url.host().isEmpty() ? url.toDisplayString(shown) : hostOf(url);
    return {.kind = ErrorKind::BadAnswer, .subject = subject.left(200), .detail = detail};
}

bool isHeader(const QByteArray &name, QByteArrayView wanted)
{
    return wanted.compare(name, Qt::CaseInsensitive) == 0;
}

template <typename Test> void removeHeaders(Request &request, Test test)
{
    auto &headers = request.headers;
    headers.erase(std::remove_if(headers.begin(), headers.end(),
                      [&test](const auto &header) { return test(header.first); }),
        headers.end());
}

void dropSecrets(Request &request)
{
    request.bearer.clear();
    removeHeaders(request, [](const QByteArray &name) {
        return isHeader(name, "Authorization") || isHeader(name, "Cookie");
    });
}

void turnIntoGet(Request &request)
{
    request.method = "GET";
    request.body.clear();
    request.form.reset();
    request.watch.reset();
    removeHeaders(request, [](const QByteArray &name) {
        return name.left(8).compare("Content-", Qt::CaseInsensitive) == 0
            || isHeader(name, "Idempotency-Key");
    });
}

bool losesBody(const Request &request, int status)
{
    const bool reads = request.method == "GET" || request.method == "HEAD";
    return (status == 303 && !reads)
        || ((status == 301 || status == 302) && request.method == "POST");
}

} // namespace

Result<Done> checkUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return badAnswer(url, QCoreApplication::translate("Net", "not an address of a web server"));
    }
    const bool plain = url.scheme() == u"http" && isLoopbackHost(hostOf(url));
    if (url.scheme() != u"https" && !plain) {
        return badAnswer(url,
            QCoreApplication::translate("Net", "only encrypted connections (https) are allowed"));
    }
    return Done{};
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && hostOf(one) == hostOf(other);
}

bool isRedirect(const Response &response)
{
    const int status = response.status;
    const bool moves =
        status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    return moves && !response.header("Location").trimmed().isEmpty();
}

Result<Request> redirected(const Request &request, const Response &response)
{
    if (request.maxRedirects <= 0) {
        return badAnswer(request.url, QCoreApplication::translate("Net", "too many redirects"));
    }
    const QByteArray location = response.header("Location").trimmed();
    QUrl target = request.url.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    target.setFragment({});
    if (location.isEmpty() || location.size() > 8192 || !target.isValid()) {
        return badAnswer(
            request.url, QCoreApplication::translate("Net", "the redirect leads nowhere"));
    }
    if (request.url.scheme() == u"https" && target.scheme() != u"https") {
        return badAnswer(request.url,
            QCoreApplication::translate("Net", "the redirect leads to an unencrypted connection"));
    }
    if (const auto allowed = checkUrl(target); !allowed) {
        return allowed.error();
    }
    Request next = request;
    next.url = target;
    next.maxRedirects -= 1;
    const bool stays = hostOf(target) == hostOf(request.url);
    next.typedHost = request.typedHost && stays;
    next.own = request.own && stays;
    if (losesBody(request, response.status)) {
        turnIntoGet(next);
    }
    if (!sameOrigin(target, request.url)) {
        dropSecrets(next);
        if (!next.body.isEmpty() || next.form) {
            // A sign-in's body holds the client secret; nobody else may read a body of ours.
            return badAnswer(request.url,
                QCoreApplication::translate("Net", "the redirect leads to another server"));
        }
    }
    return next;
}

} // namespace asterism
