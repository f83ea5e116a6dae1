// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/serveremojis.h"

#include "protocol/capabilities.h"
#include "store/serveremojis.h"
#include "sync/accountflow.h"

namespace asterism {

namespace {

static_assert(store::mostEmojisKept >= mostServerEmojis);

using Emojis = std::vector<ServerEmoji>;

class EmojiReading : public AccountFlow<Done> {
public:
    using AccountFlow::AccountFlow;

    void start()
    {
        const QString host = m_session.instance.host;
        m_core.store
            .readCache([host](store::CacheTx &tx) { return store::serverEmojisReadAt(tx, host); })
            .then(this, [this](const Result<qint64> &readAt) {
                if (!readAt) {
                    finish(readAt.error());
                } else if (m_core.clock.now() - *readAt < dayMs) {
                    finish(Done{});
                } else {
                    ask();
                }
            });
    }

private:
    void ask()
    {
        if (!capabilities(m_session.instance).customEmojis) {
            save({});
        } else if (hasFamily()) {
            send(m_family->customEmojis(m_session.instance),
                [this](const Response &response) { read(response); });
        }
    }

    void read(const Response &response)
    {
        if (lacksCall(response)) {
            save({});
            return;
        }
        const auto emojis = m_family->decodeCustomEmojis(m_session.instance, response);
        if (isGood(emojis, response)) {
            save(*emojis);
        }
    }

    void save(const Emojis &emojis)
    {
        m_core.store
            .writeCache([host = m_session.instance.host, emojis](store::CacheTx &tx) {
                return store::saveServerEmojis(tx, host, emojis);
            })
            .then(this, [this](const Result<Done> &saved) { finish(saved); });
    }
};

} // namespace

QFuture<Result<Done>> loadServerEmojis(Core &core, Sessions &sessions, const Session &session)
{
    return begun(new EmojiReading(core, sessions, session));
}

} // namespace asterism
