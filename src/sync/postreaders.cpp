// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postreaders.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/findtargets.h"

#include <algorithm>

namespace asterism {

namespace {

constexpr qsizetype mostReaders = 100;

/// As many at once as the server answers for.
class NamingReaders : public AccountFlow<QStringList> {
public:
    NamingReaders(Core &core, Sessions &sessions, const Session &session, const QStringList &ids)
        : AccountFlow(core, sessions, session)
        , m_ids(ids.mid(0, mostReaders))
        , m_atOnce(std::max(1, capabilities(session.instance).peopleAtOnce))
    {
    }

    void start()
    {
        if (hasFamily()) {
            askNext();
        }
    }

private:
    void askNext()
    {
        if (m_asked >= m_ids.size()) {
            finish(m_accts);
            return;
        }
        const QStringList ids = m_ids.mid(m_asked, m_atOnce);
        m_asked += ids.size();
        send(m_family->people(m_session.instance, ids), [this, ids](const Response &response) {
            // A list of people, as the members of a list are.
            const auto people = m_family->decodeServerListMembers(m_session.instance, response);
            if (isGood(people, response)) {
                take(ids, *people);
                askNext();
            }
        });
    }

    /// They come in any order.
    void take(const QStringList &ids, const std::vector<Actor> &people)
    {
        for (const QString &id : ids) {
            const auto found = std::ranges::find(people, id, &Actor::localId);
            const QString acct = found == people.end() ? QString() : found->acct;
            if (!acct.isEmpty() && acct != m_session.account.acct) {
                m_accts << acct;
            }
        }
    }

    QStringList m_ids;
    int m_atOnce;
    qsizetype m_asked = 0;
    QStringList m_accts;
};

class ReadersLoading : public AccountFlow<QStringList> {
public:
    ReadersLoading(Core &core, Sessions &sessions, const Session &session, const QString &uri)
        : AccountFlow(core, sessions, session)
        , m_uri(uri)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        findTargets(m_core, m_sessions, m_session, {PostName{m_uri}}, {}, false)
            .then(this, [this](const Result<FoundTargets> &found) {
                found ? askForPost(found->posts.value(0)) : finish(found.error());
            });
    }

private:
    void askForPost(const QString &localId)
    {
        send(m_family->status(m_session.instance, localId), [this](const Response &response) {
            const auto item = m_family->decodeStatus(m_session.instance, response, false);
            if (isGood(item, response)) {
                name(item->post);
            }
        });
    }

    void name(const Post &post)
    {
        QStringList ids = post.readerIds;
        ids.removeAll(post.author.localId);
        acctsOfReaders(m_core, m_sessions, m_session, ids)
            .then(this, [this](const Result<QStringList> &accts) { finish(accts); });
    }

    QString m_uri;
};

} // namespace

QFuture<Result<QStringList>> acctsOfReaders(
    Core &core, Sessions &sessions, const Session &session, const QStringList &ids)
{
    return begun(new NamingReaders(core, sessions, session, ids));
}

QFuture<Result<QStringList>> loadReaders(
    Core &core, Sessions &sessions, const Session &session, const QString &uri)
{
    return begun(new ReadersLoading(core, sessions, session, uri));
}

} // namespace asterism
