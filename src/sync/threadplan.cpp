// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/threadplan.h"

#include "base/host.h"

#include <QSet>
#include <QUrl>

namespace asterism {

namespace {

/// Mastodon shows guests no more levels (app/controllers/api/v1/statuses_controller.rb).
constexpr qsizetype levelsForGuests = 20;

/// One look at where things stand.
class Planning {
public:
    Planning(const std::vector<PostInThread> &thread, const QHash<QString, AskedFor> &asked)
        : m_asked(asked)
    {
        for (const PostInThread &post : thread) {
            m_before.insert(post.uri, post.answers);
        }
        for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
            const QString host = hostOf(QUrl(it.key()));
            m_hosts.insert(host);
            if (it.value() == AskedFor::Nothing) {
                m_failed.insert(host);
            }
        }
    }

    bool mayAsk(const PostInThread &post, int mostHosts) const
    {
        const QString host = hostOf(QUrl(post.uri));
        const bool known = m_hosts.contains(host);
        return post.open && !host.isEmpty() && !m_asked.contains(post.uri)
            && !m_failed.contains(host) && (known || m_hosts.size() < mostHosts)
            && !isTold(post.uri, host);
    }

private:
    /// The host told the whole thread of a post above this one.
    bool isTold(const QString &uri, const QString &host) const
    {
        QSet<QString> seen; // a hostile server can make circles
        QString above = m_before.value(uri);
        while (!above.isEmpty() && !seen.contains(above) && seen.size() < levelsForGuests - 1) {
            const auto asked = m_asked.constFind(above);
            const bool whole = asked != m_asked.cend() && *asked == AskedFor::Whole;
            if (whole && hostOf(QUrl(above)) == host) {
                return true;
            }
            seen.insert(above);
            above = m_before.value(above);
        }
        return false;
    }

    const QHash<QString, AskedFor> &m_asked;
    QHash<QString, QString> m_before; ///< what a post answers, by uri
    QSet<QString> m_hosts; ///< that were asked
    QSet<QString> m_failed;
};

ThreadQuestion questionAbout(const PostInThread &post)
{
    return {.uri = post.uri, .url = post.url, .host = hostOf(QUrl(post.uri))};
}

} // namespace

std::optional<ThreadQuestion> nextQuestion(const std::vector<PostInThread> &thread,
    const QHash<QString, AskedFor> &asked, const CompletionBounds &bounds)
{
    if (thread.empty() || !thread.front().open || asked.size() >= bounds.questions) {
        return {};
    }
    const Planning planning(thread, asked);
    if (planning.mayAsk(thread.front(), bounds.hosts)) {
        return questionAbout(thread.front());
    }
    const PostInThread *best = nullptr;
    for (const PostInThread &post : thread) {
        const qint64 missing = post.told - post.here;
        const bool better = best == nullptr || missing > best->told - best->here;
        if (missing > 0 && better && planning.mayAsk(post, bounds.hosts)) {
            best = &post;
        }
    }
    return best == nullptr ? std::nullopt : std::optional(questionAbout(*best));
}

bool mayLackReplies(const PostInThread &post, const QString &answeredBy)
{
    const QString host = hostOf(QUrl(post.uri));
    return post.open && !host.isEmpty() && (host != answeredBy || post.told > post.here);
}

} // namespace asterism
