// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faultanswer.h"

#include "sandbox/answers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

HttpResponse withStatus(const QString &software, const Fault &fault)
{
    HttpResponse response = errorAnswer(software, fault.status);
    if (fault.status == 503 && fault.retryAfter > 0) {
        response.headers.emplace_back("Retry-After", QByteArray::number(fault.retryAfter));
    }
    return response;
}

HttpResponse withoutItsEnd(HttpResponse response)
{
    response.body.chop(std::max<qsizetype>(2, response.body.size() / 3));
    return response;
}

HttpResponse calledAPicture(HttpResponse response)
{
    std::erase_if(response.headers, [](const auto &header) {
        return header.first.compare("Content-Type", Qt::CaseInsensitive) == 0;
    });
    response.headers.emplace_back("Content-Type", "image/png");
    return response;
}

HttpResponse toItself(const HttpRequest &request)
{
    HttpResponse response;
    response.status = 302;
    response.headers.emplace_back("Location", request.target);
    return response;
}

} // namespace

bool answersRight(Fault::Kind kind)
{
    switch (kind) {
    case Fault::Kind::Slow:
    case Fault::Kind::Drip:
    case Fault::Kind::CutBody:
    case Fault::Kind::BrokenJson:
    case Fault::Kind::WrongType:
        return true;
    default:
        return false;
    }
}

std::optional<HttpResponse> FaultAnswer::to(const HttpRequest &request, const Fault &fault) const
{
    switch (fault.kind) {
    case Fault::Kind::RateLimited:
        return rateLimitAnswer(software, fault.style, rateLimit, fault.retryAfter, now);
    case Fault::Kind::Status:
        return withStatus(software, fault);
    case Fault::Kind::RevokedToken:
        return revokedAnswer(software);
    case Fault::Kind::BrokenJson:
        return withoutItsEnd(right());
    case Fault::Kind::Html:
        return typedAnswer("text/html; charset=utf-8",
            "<!DOCTYPE html><html><head><title>Welcome</title></head>"
            "<body><p>This is a web page.</p></body></html>");
    case Fault::Kind::WrongType:
        return calledAPicture(right());
    case Fault::Kind::Empty:
        return typedAnswer("application/json", {});
    case Fault::Kind::RedirectLoop:
        return toItself(request);
    default:
        return std::nullopt;
    }
}

} // namespace asterism
