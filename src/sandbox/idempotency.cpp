// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/idempotency.h"

#include "base/clock.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr qsizetype mostKeys = 10'000;
constexpr qint64 postsKept = hourMs;
constexpr qint64 answersKept = 6 * hourMs;

QString ownKey(int person, const QString &key)
{
    return u"%1 %2"_s.arg(QString::number(person), key);
}

} // namespace

QString Idempotency::postOf(int person, const QString &key, qint64 now) const
{
    const Post post = m_posts.value(ownKey(person, key));
    return now - post.at < postsKept ? post.uri : QString();
}

void Idempotency::keepPost(int person, const QString &key, const QString &uri, qint64 now)
{
    if (m_posts.size() >= mostKeys) {
        m_posts.clear();
    }
    m_posts.insert(ownKey(person, key), {.uri = uri, .at = now});
}

std::optional<HttpResponse> Idempotency::answerOf(const QString &key, qint64 now) const
{
    const auto found = m_answers.constFind(key);
    return found != m_answers.cend() && now - found->at < answersKept ? std::optional(found->answer)
                                                                      : std::nullopt;
}

void Idempotency::keepAnswer(const QString &key, const HttpResponse &answer, qint64 now)
{
    if (m_answers.size() >= mostKeys) {
        m_answers.clear();
    }
    m_answers.insert(key, {.answer = answer, .at = now});
}

QString idempotencyKeyOf(const HttpRequest &request)
{
    return QString::fromUtf8(headerValue(request.headers, "Idempotency-Key"));
}

} // namespace asterism
