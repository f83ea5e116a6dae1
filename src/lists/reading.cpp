// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/reading.h"

#include "base/host.h"
#include "base/log.h"
#include "lists/feedreader.h"
#include "lists/guestway.h"
#include "lists/lookend.h"
#include "lists/members.h"
#include "lists/wording.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "store/actors.h"
#include "store/readings.h"

#include <QList>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// One way to read a person; `account` for OwnAccount and Via.
struct Attempt {
    ReaderKind kind = ReaderKind::None;
    Account account;
};

class Reading : public Flow<ListMember> {
public:
    Reading(ReadingDesk &desk, const ListMember &member, const ReadingWish &wish, QObject *parent)
        : Flow(parent)
        , m_core(desk.core)
        , m_sessions(desk.sessions)
        , m_people(desk.people)
        , m_refresher(desk.refresher)
        , m_away(desk.away)
        , m_turns(desk.turns)
        , m_member(member)
        , m_wish(wish)
        , m_anew(desk.core.clock.now() - member.chosenAt >= choiceLastsMs)
        , m_look{.times = {}, .mark = wish.mark}
    {
    }

    void start()
    {
        const auto handle = parseHandle(m_member.acct);
        if (!handle) {
            fail(handle.error());
            return;
        }
        m_person = {.handle = *handle, .actorUri = m_member.actorUri, .host = m_member.host};
        const bool known = !m_member.host.isEmpty() && m_member.reader != ReaderKind::None
            && m_member.reader != ReaderKind::Unreadable;
        if (known) {
            takeTurn();
            return;
        }
        m_people.find(m_member.acct).then(this, [this](const Result<Person> &person) {
            if (!person && person.error().kind == ErrorKind::Barred) {
                // An own account elsewhere may find them by the handle alone.
                m_person.host = m_person.host.isEmpty() ? m_person.handle.host : m_person.host;
                takeTurn();
                return;
            }
            if (!person) {
                m_nobody = person.error().kind == ErrorKind::NotFound;
                fail(person.error());
                return;
            }
            const Handle own = m_person.handle; // the row's own name stays its key
            const bool same = !person->actorUri.isEmpty() && person->actorUri == m_member.actorUri;
            if (person->handle.acct() != m_member.acct && !same) {
                fail(renamed(m_member.acct, person->handle.acct()));
                return;
            }
            m_person = *person;
            m_person.handle = own;
            m_member.actorUri = person->actorUri;
            m_member.host = person->host;
            takeTurn();
        });
    }

private:
    void takeTurn()
    {
        m_turns.take(m_person.host, [this] {
            m_hasTurn = true;
            lookAround();
        });
    }

    void finish(const Result<ListMember> &result)
    {
        Flow::finish(result);
        if (std::exchange(m_hasTurn, false)) {
            m_turns.give(m_person.host);
        }
    }

    /// Who of us could read, and what answers at the host.
    void lookAround()
    {
        m_sessions.accounts().then(this, [this](const Result<std::vector<Account>> &accounts) {
            if (!accounts) {
                finish(accounts.error());
                return;
            }
            m_accounts = *accounts;
            std::erase_if(m_accounts, [](const Account &a) { return a.needsSignIn; });
            if (const auto away = m_away.constFind(m_person.host); away != m_away.cend()) {
                m_hostError = *away;
                plan();
                next();
                return;
            }
            m_sessions.instance(m_person.host).then(this, [this](const Result<Instance> &found) {
                if (!found && found.error().kind == ErrorKind::Cancelled) {
                    finish(found.error());
                    return;
                }
                if (!found && isHostAway(found.error())) {
                    isAway(found.error());
                }
                // A host that is nobody's server in particular may have a feed all the same; one
                // that leads to another's server does not own that one's people.
                m_instance = found && found->host == m_person.host
                    ? *found
                    : Instance{.host = m_person.host, .accountDomain = m_person.host};
                plan();
                next();
            });
        });
    }

    void plan()
    {
        for (const Account &account : m_accounts) {
            if (account.host == m_person.host) {
                m_plan << Attempt{ReaderKind::OwnAccount, account};
            }
        }
        for (const Account &account : m_accounts) {
            // The way round worked last time; the doors here were shut then.
            const bool last = !m_anew && m_member.reader == ReaderKind::Via
                && account.id == m_member.readerAccount;
            if (last && account.host != m_person.host) {
                m_plan << Attempt{ReaderKind::Via, account};
            }
        }
        QList<ReaderKind> guests{apiReaderOf(m_instance), ReaderKind::Feed, ReaderKind::Outbox};
        if (!m_anew && guests.removeOne(m_member.reader)) {
            guests.prepend(m_member.reader);
        }
        for (const ReaderKind kind : guests) {
            m_plan << Attempt{kind, {}};
        }
        for (const Account &account : m_accounts) {
            if (account.host != m_person.host) {
                m_plan << Attempt{ReaderKind::Via, account};
            }
        }
    }

    void next()
    {
        if (m_plan.isEmpty()) {
            fail(m_hostError ? *m_hostError : m_why.value_or(noApi()));
            return;
        }
        const Attempt attempt = m_plan.takeFirst();
        const bool elsewhere = attempt.kind == ReaderKind::Via;
        if (m_hostError && !elsewhere) {
            next();
            return;
        }
        switch (attempt.kind) {
        case ReaderKind::OwnAccount:
        case ReaderKind::Via:
            withAccount(attempt);
            break;
        case ReaderKind::MastodonApi:
        case ReaderKind::MisskeyApi:
            asGuest(attempt);
            break;
        case ReaderKind::Feed:
            m_readIn = personSource(m_member.acct, m_person.host);
            remember(attempt, readFeed(m_core, m_instance, m_person, m_member, this));
            break;
        case ReaderKind::Outbox:
            m_readIn = personSource(m_member.acct, m_person.host);
            remember(attempt, readOutbox(m_core, m_instance, m_person, purposeOf(m_member), this));
            break;
        default:
            next();
        }
    }

    void withAccount(const Attempt &attempt)
    {
        m_sessions.own(attempt.account).then(this, [this, attempt](const Result<Session> &session) {
            if (!session && session.error().subject != attempt.account.host) {
                // The keychain's trouble is not the host's: guests may read all the same.
                qCWarning(logLists).noquote() << sentence(session.error());
                next();
            } else if (!session || !familyFor(session->instance)) {
                missed(attempt, session ? noApi() : session.error());
            } else if (attempt.kind == ReaderKind::Via) {
                resolve(attempt, *session);
            } else {
                lookUp(attempt, *session);
            }
        });
    }

    void asGuest(const Attempt &attempt)
    {
        if (!familyFor(m_instance)) {
            next(); // what is wrong with the feed or the outbox tells more
        } else if (!capabilities(m_instance).anonymousPersonStatuses) {
            missed(attempt, noApi());
        } else {
            lookUp(attempt, Session{.instance = m_instance});
        }
    }

    /// "Not for guests" only where somebody who signs in could read.
    Error noApi() const
    {
        const bool some = familyFor(m_instance) != nullptr;
        return {.kind = some ? ErrorKind::Forbidden : ErrorKind::NotFound,
            .subject = m_person.host,
            .detail = {}};
    }

    /// The person's id on its own server, unless it is known or the name is enough.
    void lookUp(const Attempt &attempt, const Session &session)
    {
        const Capabilities can = capabilities(session.instance);
        const bool nameWillDo = can.personByName && !m_mustLookUp;
        if (!m_member.localId.isEmpty() || nameWillDo) {
            readApi(attempt, session, m_member.localId, m_person.host);
            return;
        }
        m_lookedUp = true;
        const Family *family = familyFor(session.instance);
        const auto request = family->lookup(session.instance, m_person.handle);
        if (!request) {
            missed(attempt, request.error());
            return;
        }
        const Request wished = forPurpose(purposeOf(m_member), *request);
        m_core.http.send(asked(m_core, session, wished, Request::Background))
            .then(this, [this, attempt, session, family](const Result<Response> &response) {
                if (!response) {
                    missed(attempt, response.error());
                    return;
                }
                m_sessions.noteRefusal(session, *response);
                const auto actor = family->decodeActor(
                    session.instance, *response, session.isGuest(), u'@' + m_member.acct);
                if (!actor) {
                    missed(attempt, withTime(actor.error(), *response, m_core.clock));
                } else if (!isMember(*actor, m_member)) {
                    missed(attempt, somebodyElse(m_person.host));
                } else if (actor->suspended) {
                    m_nobody = true;
                    fail(suspended(m_member.acct));
                } else {
                    m_member.localId = actor->localId;
                    m_movedTo = actor->movedTo;
                    noteTally(session, *response);
                    readApi(attempt, session, actor->localId, m_person.host);
                }
            });
    }

    /// Their page is read after it, as after a question about several. Of whom a local timeline
    /// will tell, a number of posts says nothing that could be compared.
    void noteTally(const Session &session, const Response &response)
    {
        if (capabilities(session.instance).peopleAtOnce > 0) {
            const auto tally = familyFor(session.instance)
                                   ->decodeTally(session.instance, response, session.isGuest());
            m_look.mark = tally ? tally->mark : m_look.mark;
        }
    }

    /// An own server that knows the person, or gets to know it now: searching follows nobody.
    void resolve(const Attempt &attempt, const Session &session)
    {
        if (!capabilities(session.instance).search) {
            missed(attempt, noApi());
            return;
        }
        const Family *family = familyFor(session.instance);
        const QString name = u'@' + m_member.acct;
        m_core.http
            .send(asked(m_core, session, family->resolve(session.instance, name, Wanted::Person),
                Request::Background))
            .then(this, [this, attempt, session, family](const Result<Response> &response) {
                if (!response) {
                    missed(attempt, response.error());
                    return;
                }
                m_sessions.noteRefusal(session, *response);
                const auto found = family->decodeResolved(session.instance, *response);
                const auto person = found ? personIn(*found) : std::nullopt;
                if (!person) {
                    if (found) {
                        m_strangersTo.insert(attempt.account.id);
                    }
                    missed(attempt,
                        found ? Error{.kind = ErrorKind::NotFound, .subject = session.instance.host}
                              : found.error());
                    return;
                }
                m_knownTo = attempt.account.id;
                readApi(attempt, session, person->localId, session.instance.host);
            });
    }

    std::optional<Actor> personIn(const Resolved &found) const
    {
        const auto same = std::ranges::find_if(
            found.actors, [this](const Actor &actor) { return isMember(actor, m_member); });
        return same == found.actors.end() ? std::nullopt : std::optional(*same);
    }

    void readApi(
        const Attempt &attempt, const Session &session, const QString &localId, const QString &host)
    {
        const RefreshWish wish{.personLocalId = localId,
            .rows = m_wish.rows,
            .priority = Request::Background,
            .purpose = purposeOf(m_member)};
        m_readIn = personSource(m_member.acct, host); // by another server's way with an own account
        m_refresher.refresh(session, m_readIn, wish)
            .then(this, [this, attempt, session](const Result<RefreshOutcome> &outcome) {
                // The id may be from before the server was set up anew; and a person of whom there
                // is nothing may be suspended. Ask who that is once more.
                const bool nobody =
                    outcome ? outcome->rows == 0 : outcome.error().kind == ErrorKind::NotFound;
                if (nobody && !m_lookedUp && attempt.kind != ReaderKind::Via) {
                    m_member.localId.clear();
                    m_mustLookUp = true;
                    lookUp(attempt, session);
                } else if (outcome) {
                    noteSharing(attempt, session);
                    succeed(attempt, {});
                } else {
                    missed(attempt, outcome.error());
                }
            });
    }

    /// How their host could tell of them without a look at their page. The stream of its local
    /// timeline (Misskey: the channel localTimeline; Akkoma, Pleroma: public:local) is an own
    /// account's where there is one, over the socket that its home has, else a guest's: whoever
    /// wants it gets the best session (StreamSync). Those of servers that stream to nobody without
    /// a token are left alone: there it is the whole server's talk for a few people of a list.
    void noteSharing(const Attempt &attempt, const Session &session)
    {
        const Capabilities can = capabilities(session.instance);
        m_look.streams = can.streamingAnonymous && attempt.kind != ReaderKind::Via;
        m_look.local = can.peopleAtOnce == 0 && !can.streamingAnonymous
            && (can.anonymousLocal || !session.isGuest());
        m_look.together = attempt.kind != ReaderKind::Via && !m_member.localId.isEmpty()
            && (can.peopleAtOnce > 0 || m_look.local);
    }

    void remember(const Attempt &attempt, QFuture<Result<ReaderMemory>> reading)
    {
        reading.then(this, [this, attempt](const Result<ReaderMemory> &memory) {
            memory ? succeed(attempt, *memory) : missed(attempt, memory.error());
        });
    }

    void missed(const Attempt &attempt, const Error &error)
    {
        const bool elsewhere = attempt.kind == ReaderKind::Via;
        if (error.kind == ErrorKind::Cancelled) {
            finish(error); // the program ends: that says nothing about the person
            return;
        }
        if (error.kind == ErrorKind::Store || error.kind == ErrorKind::Damaged) {
            if (error.subject == m_core.store.cacheFile()) {
                finish(error);
                return;
            }
        }
        // A feed elsewhere that is never to be asked says nothing of the other ways.
        const bool other = error.kind == ErrorKind::Barred && error.subject != m_person.host;
        if (!elsewhere && isHostAway(error) && !other) {
            isAway(error);
        } else if (!elsewhere && tellsMore(error)) {
            m_why = error;
        }
        if (isWishedAway(attempt.kind, error)) {
            m_plan.removeIf([](const Attempt &way) { return way.account.id.isEmpty(); });
        }
        next();
    }

    void isAway(const Error &error)
    {
        m_hostError = error;
        if (error.kind != ErrorKind::Barred) { // which costs nothing to ask, and may end at once
            m_away.insert(m_person.host, error);
        }
    }

    /// "Not for guests" is what the user can do something about; "nothing there" is not, and what
    /// is wrong with an answer says at least whose fault it is.
    bool tellsMore(const Error &error) const
    {
        const auto weight = [](ErrorKind kind) {
            return kind == ErrorKind::Forbidden ? 2 : kind == ErrorKind::NotFound ? 0 : 1;
        };
        return !m_why || weight(error.kind) > weight(m_why->kind);
    }

    void succeed(const Attempt &attempt, const ReaderMemory &memory)
    {
        m_member.reader = attempt.kind;
        m_member.readerAccount = attempt.account.id;
        m_member.remedy = Remedy::None;
        m_member.readerUrl = memory.url;
        m_member.etag = memory.etag;
        m_member.lastModified = memory.lastModified;
        m_member.chosenAt = m_anew ? m_core.clock.now() : m_member.chosenAt;
        m_core.store
            .readCache([acct = m_member.acct, source = m_readIn](
                           store::CacheTx &tx) -> Result<Remembered> {
                const auto actor = store::actorByAcct(tx, acct);
                const auto times = store::newestTimes(tx, source, rhythmPosts);
                if (!actor || !times) {
                    return actor ? times.error() : actor.error();
                }
                return Remembered{actor->value_or(Actor{}), *times};
            })
            .then(this, [this](const Result<Remembered> &remembered) {
                notePolled(remembered ? remembered->times : std::vector<qint64>());
                tellMoved(remembered ? remembered->actor : Actor{});
            });
    }

    struct Remembered {
        Actor actor;
        std::vector<qint64> times; ///< of the newest posts
    };

    void notePolled(const std::vector<qint64> &times)
    {
        const qint64 now = m_core.clock.now();
        m_look.times = times;
        m_member.polled = polledAfter(m_member.polled, m_look, now);
        m_member.nextReadAt = now + pollIntervalMs(m_member.polled.gapMs, m_wish.attention);
    }

    /// Posts tell of their author's move each time; a look-up does only the first time.
    void tellMoved(const Actor &known)
    {
        const QString to = m_movedTo.isEmpty() ? known.movedTo : m_movedTo;
        m_member.movedTo = to;
        m_member.error = to.isEmpty() ? QString() : movedWords(to);
        finish(m_member);
    }

    /// Whose server knows them; else one that has not just said that it does not.
    AccountId couldFollow() const
    {
        const auto account = std::ranges::find_if(m_accounts, [this](const Account &own) {
            return own.host != m_person.host && !m_strangersTo.contains(own.id);
        });
        return !m_knownTo.isEmpty() || account == m_accounts.end() ? m_knownTo : account->id;
    }

    Remedy remedyFor(const Error &error) const
    {
        if (m_nobody || m_member.reader != ReaderKind::Unreadable) {
            return Remedy::None;
        }
        switch (error.kind) {
        case ErrorKind::Forbidden:
        case ErrorKind::Credentials:
            return Remedy::OwnAccount;
        case ErrorKind::Barred:
            return Remedy::Elsewhere;
        case ErrorKind::NotFound: // where an API tells of others, they are not there
            return familyFor(m_instance) ? Remedy::None : Remedy::Elsewhere;
        default:
            return Remedy::None;
        }
    }

    void fail(const Error &error)
    {
        if (error.kind == ErrorKind::Cancelled) {
            finish(error);
            return;
        }
        // A host that is away keeps its reader: tomorrow the same one works again.
        const bool away = isHostAway(error) && error.kind != ErrorKind::Barred;
        if (!away || m_member.reader == ReaderKind::None) {
            m_member.reader = ReaderKind::Unreadable;
            m_member.readerAccount = couldFollow();
        }
        const qint64 now = m_core.clock.now();
        const bool remedied = m_member.remedy != Remedy::None;
        m_member.polled = polledAfter(m_member.polled, BadLook{error, m_nobody, remedied}, now);
        m_member.remedy = remedyFor(error);
        m_member.nextReadAt = now + nextLookMs(m_member.polled, m_wish.attention);
        m_member.error = m_nobody ? nobodyWords(error, m_member) : unreadableWords(error, m_member);
        finish(m_member);
    }

    Core &m_core;
    Sessions &m_sessions;
    People &m_people;
    Refresher &m_refresher;
    QHash<QString, Error> &m_away;
    HostTurns &m_turns;
    ListMember m_member;
    ReadingWish m_wish;
    bool m_anew; ///< all readers are tried in the order of their worth
    GoodLook m_look; ///< what it comes to, if it goes well
    Source m_readIn;
    Person m_person;
    Instance m_instance;
    std::vector<Account> m_accounts;
    QList<Attempt> m_plan;
    std::optional<Error> m_hostError;
    std::optional<Error> m_why;
    QString m_movedTo;
    AccountId m_knownTo; ///< whose server found them
    QSet<AccountId> m_strangersTo; ///< whose servers say that there is nobody of that name
    bool m_nobody = false; ///< their server knows nobody of that name, or has suspended them
    bool m_mustLookUp = false; ///< even where the server takes names
    bool m_lookedUp = false; ///< in this reading
    bool m_hasTurn = false;
};

} // namespace

Flow<ListMember> *beginReading(
    ReadingDesk &desk, const ListMember &member, const ReadingWish &wish, QObject *parent)
{
    auto *reading = new Reading(desk, member, wish, parent);
    reading->start();
    return reading;
}

} // namespace asterism
