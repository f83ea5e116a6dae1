// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followrequests.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"
#include "sync/prepare.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

const QString followRequestsCall = u"follow requests"_s;

Error doesNotTellThem(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "this server does not tell that")};
}

class FollowRequestsPaging : public AccountFlow<PeoplePage> {
public:
    FollowRequestsPaging(
        Core &core, Sessions &sessions, const Session &session, const PageSpec &spec)
        : AccountFlow(core, sessions, session)
        , m_spec(spec)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        send(m_family->followRequests(m_session.instance, m_spec),
            [this](const Response &response) { read(response); });
    }

private:
    void read(const Response &response)
    {
        if (lacksCall(response)) {
            m_core.absences.note(m_session.instance.host, followRequestsCall, m_core.clock.now());
            finish(doesNotTellThem(m_session));
            return;
        }
        auto page = m_family->decodeFollowRequests(m_session.instance, response, m_spec);
        if (!isGood(page, response)) {
            return;
        }
        for (Actor &person : page->people) {
            person = safeActor(std::move(person));
        }
        finish(std::move(page));
    }

    PageSpec m_spec;
};

} // namespace

QFuture<Result<PeoplePage>> loadFollowRequests(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec)
{
    const bool absent =
        core.absences.isAbsent(session.instance.host, followRequestsCall, core.clock.now());
    if (absent || !capabilities(session.instance).followRequests) {
        return answered<PeoplePage>(doesNotTellThem(session));
    }
    return begun(new FollowRequestsPaging(core, sessions, session, spec));
}

} // namespace asterism
