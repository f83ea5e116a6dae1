// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gathering.h"
#include "app/jobs.h"
#include "store/direct.h"
#include "sync/conversations.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

/// Its servers hear of it first: what they do not know of stays unread, and is told when it is
/// opened again.
QFuture<Jobs::Answer> Jobs::conversationRead(const QJsonObject &argument)
{
    using Told = std::vector<store::ToldConversation>;
    const auto tellAll = [this](const Result<Told> &unread) {
        if (!unread) {
            return answered(Answer(unread.error()));
        }
        auto *gathering = new Gathering(u"account"_s, this);
        const auto future = gathering->future();
        for (const store::ToldConversation &told : *unread) {
            gathering->add(told.account.value, conversationReadBy(told));
        }
        gathering->start();
        return future;
    };
    return m_app.store
        ->readCache([uri = argument[u"uri"].toString()](
                        store::CacheTx &tx) { return store::unreadConversations(tx, uri); })
        .then(this, tellAll)
        .unwrap();
}

QFuture<Jobs::Answer> Jobs::conversationReadBy(const store::ToldConversation &told)
{
    const auto note = [this, told](const Result<Done> &done) {
        return done
            ? m_app.store->writeCache([told](store::CacheTx &tx) { return noteRead(tx, told); })
            : answered(done);
    };
    const auto tell = [this, told](const Result<Session> &session) {
        return session ? tellConversationRead(m_app.core, m_app.sessions, *session, told.localId)
                       : answered(Result<Done>(session.error()));
    };
    return sessionOf(told.account)
        .then(this, tell)
        .unwrap()
        .then(this, note)
        .unwrap()
        .then(this, [](const Result<Done> &done) -> Answer {
            if (!done) {
                return done.error();
            }
            return QJsonObject();
        });
}

} // namespace asterism
