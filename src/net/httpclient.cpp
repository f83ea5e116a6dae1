// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/flow.h"
#include "base/host.h"
#include "net/formbody.h"
#include "net/httpjobs.h"
#include "net/redirect.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

Error misuse(const QString &subject, const QString &detail)
{
    return {.kind = ErrorKind::Usage, .subject = subject, .detail = detail};
}

bool breaksLine(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

/// Nothing of a request may write a header line of its own.
Result<Done> checkHeaders(const Request &request)
{
    bool broken = request.method.isEmpty() || breaksLine(request.method)
        || request.method.contains(' ') || breaksLine(request.bearer.toUtf8());
    for (const auto &[name, value] : request.headers) {
        broken = broken || name.isEmpty() || breaksLine(name) || breaksLine(value);
    }
    if (broken) {
        return misuse(hostOf(request.url),
            QCoreApplication::translate("Net", "the request holds a line break where none may be"));
    }
    return Done{};
}

/// Told before anything is sent that the form cannot be.
Result<Done> checkForm(const Request &request)
{
    if (!request.form) {
        return Done{};
    }
    const QString host = hostOf(request.url);
    if (!request.body.isEmpty() || request.method == "GET" || request.method == "HEAD") {
        return misuse(
            host, QCoreApplication::translate("Net", "the request has no room for a form"));
    }
    if (const auto body = FormBody::of(*request.form, host); !body) {
        return body.error();
    }
    return Done{};
}

} // namespace

HttpClient::HttpClient(const Clock &clock, QObject *parent)
    : HttpClient(clock, Options{}, parent)
{
}

HttpClient::HttpClient(const Clock &clock, Options options, QObject *parent)
    : QObject(parent)
    , m_jobs(std::make_unique<HttpJobs>(clock, std::move(options)))
{
}

HttpClient::~HttpClient()
{
    close();
}

void HttpClient::close()
{
    m_jobs->close();
}

QFuture<Result<Response>> HttpClient::send(const Request &request)
{
    if (const auto allowed = checkUrl(request.url); !allowed) {
        return answered<Response>(allowed.error());
    }
    if (const auto clean = checkHeaders(request); !clean) {
        return answered<Response>(clean.error());
    }
    if (const auto readable = checkForm(request); !readable) {
        return answered<Response>(readable.error());
    }
    return m_jobs->add(request);
}

void HttpClient::reconsider()
{
    m_jobs->reconsider();
}

qint64 HttpClient::pausedUntil(const QString &host, const QString &bearer) const
{
    return m_jobs->pausedUntil(host, bearer);
}

void HttpClient::tick()
{
    m_jobs->pump();
}

} // namespace asterism
