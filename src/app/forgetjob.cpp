// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"

#include "store/accounts.h"
#include "store/forget.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Step by step, so that others can write between two steps.
class Forgetting : public Flow<QJsonObject> {
public:
    Forgetting(store::Store &store, store::Leaver leaver, QObject *parent)
        : Flow(parent)
        , m_store(store)
        , m_leaver(std::move(leaver))
    {
    }

    void step()
    {
        m_store
            .writeCache(
                [leaver = m_leaver](store::CacheTx &tx) { return store::forgetStep(tx, leaver); })
            .then(this, [this](const Result<store::ForgetOutcome> &outcome) {
                if (!outcome) {
                    finish(outcome.error());
                    return;
                }
                m_posts += outcome->posts;
                if (outcome->more) {
                    step();
                } else {
                    finish(QJsonObject{{u"posts"_s, m_posts}});
                }
            });
    }

private:
    store::Store &m_store;
    store::Leaver m_leaver;
    qint64 m_posts = 0;
};

} // namespace

QFuture<Jobs::Answer> Jobs::forgetAccount(const QJsonObject &argument)
{
    store::Leaver leaver{.account = {argument[u"account"].toString()},
        .host = argument[u"host"].toString(),
        .lastOfHost = true,
        .ownAccts = {}};
    const auto begin = [this, leaver](const Result<std::vector<Account>> &all) mutable {
        if (!all) {
            return answered(Answer(all.error()));
        }
        for (const Account &account : *all) {
            if (account.id == leaver.account) {
                // What it has seen would only be read again.
                return answered(
                    Answer(Error{.kind = ErrorKind::Usage, .subject = u'@' + account.acct}));
            }
            leaver.lastOfHost = leaver.lastOfHost && account.host != leaver.host;
            leaver.ownAccts << account.acct;
        }
        auto *forgetting = new Forgetting(*m_app.store, leaver, this);
        const auto future = forgetting->future();
        forgetting->step();
        return future;
    };
    return m_app.sessions.accounts().then(this, begin).unwrap();
}

} // namespace asterism
