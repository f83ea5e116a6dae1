// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/listmembers.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int membersAPage = 80;

const QString pagesOfMembers = u"list members"_s; ///< as a call that a host may not have

/// Begins the cursor of who is told by ids: how many of them were read.
const QString byIdsMark = u"ids "_s;

class MembersReading : public AccountFlow<PeoplePage> {
public:
    MembersReading(Core &core, Sessions &sessions, const Session &session, const QString &listId,
        const QString &below)
        : AccountFlow(core, sessions, session)
        , m_listId(listId)
        , m_below(below)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto ids = m_family->listMemberIds(m_session.instance, m_listId);
        const bool alone = tellsIdsAlone(m_core, m_session.instance.host);
        if (ids && (alone || isTellingByIds(m_below))) {
            askIds(*ids);
        } else {
            askPage();
        }
    }

private:
    void askPage()
    {
        const PageSpec spec{.maxId = m_below, .limit = membersAPage};
        send(m_family->listAccounts(m_session.instance, m_listId, spec),
            [this, spec](const Response &response) {
                const auto ids = m_family->listMemberIds(m_session.instance, m_listId);
                if (ids && lacksCall(response)) {
                    noteIdsAlone(m_core, m_session.instance.host);
                    askIds(*ids);
                    return;
                }
                answer(response, spec);
            });
    }

    void askIds(const Request &request)
    {
        send(request, [this](const Response &response) {
            const auto ids = m_family->decodeListMemberIds(m_session.instance, response);
            if (isGood(ids, response)) {
                askPeople(*ids);
            }
        });
    }

    void askPeople(const QStringList &all)
    {
        const bool further = isTellingByIds(m_below);
        const qsizetype from = further ? std::max(0, m_below.sliced(byIdsMark.size()).toInt()) : 0;
        const int atOnce = std::max(1, capabilities(m_session.instance).peopleAtOnce);
        const QStringList ids = all.mid(from, atOnce);
        m_older = from + ids.size() < all.size() ? byIdsMark + QString::number(from + ids.size())
                                                 : QString();
        if (ids.isEmpty()) {
            finish(PeoplePage());
            return;
        }
        send(m_family->people(m_session.instance, ids), [this](const Response &response) {
            auto page = m_family->decodePeople(m_session.instance, response, {}, false);
            if (isGood(page, response)) {
                page->older = m_older;
                finish(page);
            }
        });
    }

    void answer(const Response &response, const PageSpec &spec)
    {
        const auto page = m_family->decodePeople(m_session.instance, response, spec, false);
        if (isGood(page, response)) {
            finish(page);
        }
    }

    QString m_listId;
    QString m_below;
    QString m_older;
};

} // namespace

bool isTellingByIds(const QString &below)
{
    return below.startsWith(byIdsMark);
}

bool tellsIdsAlone(const Core &core, const QString &host)
{
    return core.absences.isAbsent(host, pagesOfMembers, core.clock.now());
}

void noteIdsAlone(Core &core, const QString &host)
{
    core.absences.note(host, pagesOfMembers, core.clock.now());
}

QFuture<Result<PeoplePage>> loadListMembers(Core &core, Sessions &sessions, const Session &session,
    const QString &listId, const QString &below)
{
    return begun(new MembersReading(core, sessions, session, listId, below));
}

} // namespace asterism
