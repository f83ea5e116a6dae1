// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/editlooking.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"

#include <utility>

namespace asterism {

namespace {

class EditLooking : public AccountFlow<StandingPost> {
public:
    EditLooking(Core &core, Sessions &sessions, const Session &session, QString localId)
        : AccountFlow(core, sessions, session)
        , m_localId(std::move(localId))
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        send(m_family->status(m_session.instance, m_localId), [this](const Response &response) {
            const auto item = m_family->decodeStatus(m_session.instance, response, false);
            if (isGood(item, response)) {
                const auto audience = m_family->decodeAudience(m_session.instance, response);
                m_now.item = *item;
                m_now.quotes = audience ? audience->quotes : std::nullopt;
                askForSource();
            }
        });
    }

private:
    void askForSource()
    {
        if (!capabilities(m_session.instance).source) {
            finish(m_now);
            return;
        }
        send(m_family->source(m_session.instance, m_localId), [this](const Response &response) {
            const auto source = m_family->decodeSource(m_session.instance, response);
            if (!source && isOfItsServer(source.error())) {
                (void)isGood(source, response);
                return;
            }
            if (source) {
                m_now.source = *source;
            }
            finish(m_now);
        });
    }

    /// It says nothing about the post.
    static bool isOfItsServer(const Error &error)
    {
        return error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Credentials
            || error.kind == ErrorKind::Network;
    }

    QString m_localId;
    StandingPost m_now;
};

} // namespace

QFuture<Result<StandingPost>> lookAtPost(
    Core &core, Sessions &sessions, const Session &session, const QString &localId)
{
    return begun(new EditLooking(core, sessions, session, localId));
}

} // namespace asterism
