// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/heldnotices.h"

#include "protocol/capabilities.h"
#include "store/notices.h"
#include "store/pages.h"
#include "sync/accountflow.h"
#include "sync/noticereading.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"
#include "sync/writes.h"

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostLetInPages = 10;

const QString heldCall = u"held notifications"_s;

Error holdsNothingBack(const Session &session)
{
    return {.kind = ErrorKind::Usage,
        .subject = session.instance.host,
        .detail = QCoreApplication::translate("Sync", "this server keeps no notifications back")};
}

bool mayHold(const Core &core, const Session &session)
{
    return capabilities(session.instance).heldNotices
        && !core.absences.isAbsent(session.instance.host, heldCall, core.clock.now());
}

/// One question, unless the server is known not to understand it.
template <typename T> class HeldQuestion : public AccountFlow<T> {
public:
    using Ask = std::function<Result<Request>(const Family &)>;
    using Read = std::function<Result<T>(const Family &, const Response &)>;

    HeldQuestion(Core &core, Sessions &sessions, const Session &session, Ask ask, Read read)
        : AccountFlow<T>(core, sessions, session)
        , m_ask(std::move(ask))
        , m_read(std::move(read))
    {
    }

    void start()
    {
        if (!mayHold(this->m_core, this->m_session)) {
            this->finish(holdsNothingBack(this->m_session));
        } else if (this->hasFamily()) {
            this->send(
                m_ask(*this->m_family), [this](const Response &response) { hear(response); });
        }
    }

private:
    void hear(const Response &response)
    {
        if (lacksCall(response)) {
            const QString host = this->m_session.instance.host;
            this->m_core.absences.note(host, heldCall, this->m_core.clock.now());
            this->finish(holdsNothingBack(this->m_session));
            return;
        }
        Result<T> read = m_read(*this->m_family, response);
        if (this->isGood(read, response)) {
            this->finish(std::move(read));
        }
    }

    Ask m_ask;
    Read m_read;
};

/// What somebody did, on its way into the cache.
struct LetIn {
    JudgedNotices told; ///< newest first
    QString older; ///< the page below; empty: there is none
};

/// In the write lane, before the transaction.
Result<LetIn> decodeLetIn(
    const Core &core, const Session &session, const Response &response, const QString &below)
{
    auto page = familyFor(session.instance)
                    ->decodeNotifications(session.instance, response, {.maxId = below});
    if (!page) {
        return withTime(page.error(), response, core.clock);
    }
    return LetIn{.told = judgedNotices(core, session, std::move(page->rows)), .older = page->older};
}

/// They stand between what was read, and move no mark. The page that is worth reading next: below
/// what is too old nothing would be kept.
Result<QString> commitLetIn(store::CacheTx &tx, const Session &session, const LetIn &in)
{
    const store::Teller teller = tellerOf(session);
    if (const auto loose = store::commitLoose(tx, teller, in.told.quoted); !loose) {
        return loose.error();
    }
    const Source source =
        accountSource(Source::Kind::Notifications, session.account.id, session.instance.host);
    const std::vector<store::PreparedNotice> &notices = in.told.notices;
    for (auto notice = notices.rbegin(); notice != notices.rend(); ++notice) {
        const auto kept = store::commitLiveNotice(tx, teller, source, *notice, false);
        if (!kept) {
            return kept.error();
        }
    }
    const auto since = store::noticesKeptSince(tx, session.account.id);
    if (!since) {
        return since.error();
    }
    const bool below = !notices.empty() && notices.back().notice.createdAt < *since;
    return below ? QString() : in.older;
}

/// Tells the server; whom it lets in is read.
class HeldAnswer : public AccountFlow<Done> {
public:
    /// `person` is let in; empty: nobody is.
    HeldAnswer(Core &core, Sessions &sessions, const Session &session, QString id, QString person)
        : AccountFlow(core, sessions, session)
        , m_id(std::move(id))
        , m_person(std::move(person))
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        const auto request = m_family->answerHeld(m_session.instance, m_id, !m_person.isEmpty());
        if (!request) {
            finish(request.error());
            return;
        }
        m_core.http.send(sentOnce(m_core, m_session, *request, Request::Single))
            .then(this, [this](const Result<Response> &response) { hear(response); });
    }

private:
    void hear(const Result<Response> &response)
    {
        if (!response) {
            finish(response.error());
            return;
        }
        m_sessions.noteRefusal(m_session, *response);
        const auto done = m_family->decodeHeldAnswer(m_session.instance, *response);
        const bool before = !done && done.error().kind == ErrorKind::NotFound;
        if (!m_person.isEmpty() && (done || before)) {
            readThem({});
        } else if (isGood(done, *response)) {
            finish(Done{});
        }
    }

    void readThem(const QString &below)
    {
        m_pages += 1;
        send(m_family->noticesBy(m_session.instance, m_person, below),
            [this, below](const Response &response) { keep(response, below); });
    }

    void keep(const Response &response, const QString &below)
    {
        const auto told = std::make_shared<const Response>(response);
        m_core.store
            .writeCache([&core = m_core, session = m_session, told,
                            below] { return decodeLetIn(core, session, *told, below); },
                [session = m_session](
                    store::CacheTx &tx, const LetIn &in) { return commitLetIn(tx, session, in); })
            .then(this, [this](const Result<QString> &older) { kept(older); });
    }

    void kept(const Result<QString> &older)
    {
        if (!older) {
            finish(older.error());
        } else if (older->isEmpty() || m_pages >= mostLetInPages) {
            finish(Done{});
        } else {
            readThem(*older);
        }
    }

    QString m_id;
    QString m_person;
    int m_pages = 0;
};

} // namespace

QFuture<Result<HeldCounts>> loadHeldCounts(Core &core, Sessions &sessions, const Session &session)
{
    const Instance &instance = session.instance;
    return begun(new HeldQuestion<HeldCounts>(
        core, sessions, session,
        [instance](const Family &family) { return family.heldCounts(instance); },
        [instance](const Family &family, const Response &response) {
            return family.decodeHeldCounts(instance, response);
        }));
}

QFuture<Result<HeldPage>> loadHeldPeople(
    Core &core, Sessions &sessions, const Session &session, const PageSpec &spec)
{
    const Instance &instance = session.instance;
    return begun(new HeldQuestion<HeldPage>(
        core, sessions, session,
        [instance, spec](const Family &family) { return family.heldPeople(instance, spec); },
        [instance, spec](const Family &family, const Response &response) {
            auto page = family.decodeHeldPeople(instance, response, spec);
            if (page) {
                for (HeldPerson &held : page->people) {
                    held.person = safeActor(std::move(held.person));
                }
            }
            return page;
        }));
}

QFuture<Result<Done>> dismissHeld(
    Core &core, Sessions &sessions, const Session &session, const QString &id)
{
    return begun(new HeldAnswer(core, sessions, session, id, {}));
}

QFuture<Result<Done>> acceptHeld(Core &core, Sessions &sessions, const Session &session,
    const QString &id, const QString &person)
{
    if (person.isEmpty()) {
        return answered(
            Result<Done>(Error{.kind = ErrorKind::Usage, .subject = session.instance.host}));
    }
    return begun(new HeldAnswer(core, sessions, session, id, person));
}

} // namespace asterism
