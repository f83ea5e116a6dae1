// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/people.h"

#include "base/flow.h"
#include "base/log.h"
#include "protocol/activitypub/activitypub.h"
#include "protocol/capabilities.h"
#include "protocol/family.h"
#include "protocol/webfinger.h"
#include "store/actors.h"
#include "sync/moves.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

Error unknownHandle(const Handle &handle)
{
    return {.kind = ErrorKind::NotFound, .subject = u"@%1@%2"_s.arg(handle.user, handle.host)};
}

/// WebFinger, with host-meta where the usual place has nothing, and a second question when the
/// answer names a handle on another host.
class Fingering : public Flow<Person> {
public:
    Fingering(Core &core, const Handle &handle, QObject *parent)
        : Flow(parent)
        , m_core(core)
        , m_asked(handle)
    {
    }

    void start()
    {
        send(webfingerRequest(m_asked), [this](const Response &response) {
            response.status == 404 ? askHostMeta() : read(response);
        });
    }

private:
    void send(Request request, std::function<void(const Response &)> next)
    {
        request.typedHost = m_core.typedHosts.contains(hostOf(request.url));
        request.purpose = Purpose::Profile;
        request.retries = 1;
        m_core.http.send(request).then(
            this, [this, next = std::move(next)](const Result<Response> &response) {
                response ? next(*response) : finish(response.error());
            });
    }

    void askHostMeta()
    {
        send(hostMetaRequest(m_asked.host), [this](const Response &response) {
            const auto place = decodeHostMeta(response);
            auto request = place ? webfingerRequestFromTemplate(m_asked, *place)
                                 : Result<Request>(unknownHandle(m_asked));
            // Most hosts' host-meta names the place that has just said 404.
            if (!request || request->url == webfingerRequest(m_asked).url) {
                finish(unknownHandle(m_asked));
                return;
            }
            send(*request, [this](const Response &answer) { read(answer); });
        });
    }

    void read(const Response &response)
    {
        auto found = decodeWebfinger(response, m_asked);
        if (!found) {
            Error error = found.error();
            finish(error.kind == ErrorKind::NotFound ? unknownHandle(m_asked) : error);
            return;
        }
        if (!found->settled && !m_askedTwice) {
            m_askedTwice = true;
            m_asked = found->subject;
            start();
            return;
        }
        // Still not settled: a host that sends us on and on speaks for nobody else.
        const Handle handle = found->settled ? found->subject : m_asked;
        const QString home =
            found->actorUri.isEmpty() ? found->apiHost : hostOf(QUrl(found->actorUri));
        const Person person{.handle = handle,
            .actorUri = found->actorUri,
            .host = home,
            .profileUrl = found->profileUrl,
            .feedUrl = found->feedUrl};
        // The very question that confirm() would ask was answered there: a split domain that
        // redirects. Any other page of that server is nobody's word.
        const bool agreed = response.finalUrl == webfingerRequest(handle, home).url;
        if (home == handle.host || agreed) {
            finish(person);
        } else {
            confirm(person);
        }
    }

    /// The handle's host names an actor of another server. Anybody can claim that of anybody, so
    /// that server must know the handle, too, and mean the same actor (split domains do).
    void confirm(const Person &person)
    {
        send(webfingerRequest(person.handle, person.host), [this, person](const Response &answer) {
            const auto there = decodeWebfinger(answer, person.handle);
            if (there && there->settled && there->actorUri == person.actorUri) {
                finish(person);
                return;
            }
            finish(Error{.kind = ErrorKind::BadAnswer,
                .subject = u'@' + person.handle.acct(),
                .detail = QCoreApplication::translate(
                    "Sync", "it names an actor of %1, which does not know this handle")
                              .arg(person.host)});
        });
    }

    Core &m_core;
    Handle m_asked;
    bool m_askedTwice = false;
};

Error notAHandle(const QString &text)
{
    return {.kind = ErrorKind::Usage,
        .subject = text,
        .detail = QCoreApplication::translate(
            "Sync", "a handle looks like @user@example.org; a profile's address works too")};
}

} // namespace

QString namedHost(const QString &text)
{
    if (const auto handle = parseHandle(text)) {
        return handle->host;
    }
    return hostOf(QUrl(text.trimmed(), QUrl::StrictMode));
}

People::People(Core &core, Sessions &sessions, QObject *parent)
    : QObject(parent)
    , m_core(core)
    , m_sessions(sessions)
{
}

QFuture<Result<Person>> People::find(const QString &text)
{
    if (const auto handle = parseHandle(text)) {
        return byHandle(*handle);
    }
    const QUrl url = QUrl(text.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !web || url.host().isEmpty()) {
        return answered<Person>(notAHandle(text));
    }
    const auto candidate = handleFromProfileUrl(url);
    if (!candidate) {
        return byAddress(url);
    }
    return byHandle(*candidate)
        .then(this,
            [this, url](const Result<Person> &person) {
                return person ? answered<Person>(person) : byAddress(url);
            })
        .unwrap();
}

QFuture<Result<Person>> People::byHandle(const Handle &handle)
{
    auto *fingering = new Fingering(m_core, handle, this);
    auto future = fingering->future();
    fingering->start();
    return future.then(this, [this](const Result<Person> &person) {
        if (person && !person->actorUri.isEmpty() && m_core.store.isEngine()) {
            m_core.store
                .writeCache([acct = person->handle.acct(), uri = person->actorUri](
                                store::CacheTx &tx) { return store::linkActor(tx, acct, uri); })
                .then(this, [](const Result<Done> &done) {
                    if (!done) {
                        qCWarning(logSync).noquote() << sentence(done.error());
                    }
                });
        }
        return person;
    });
}

QFuture<Result<Person>> People::byAddress(const QUrl &url)
{
    Request request = forPurpose(Purpose::Profile, activitypub::actorRequest(url));
    request.typedHost = m_core.typedHosts.contains(hostOf(url));
    return m_core.http.send(request)
        .then(this,
            [this, url](const Result<Response> &response) {
                if (!response) {
                    return answered<Person>(response.error());
                }
                const auto document = activitypub::decodeActor(*response);
                const auto handle =
                    document ? parseHandle(document->actor.acct) : Result<Handle>(document.error());
                if (!handle) {
                    Error error = handle.error();
                    error.subject = url.toDisplayString(QUrl::RemoveQuery);
                    return answered<Person>(error);
                }
                // The document may claim any handle; the handle's own host decides.
                return byHandle(*handle).then(
                    this, [actor = document->actor](const Result<Person> &person) {
                        if (person && person->actorUri == actor.uri) {
                            return person;
                        }
                        const QString host = hostOf(QUrl(actor.uri));
                        const QString user = actor.acct.left(actor.acct.indexOf(u'@'));
                        return Result<Person>(Person{.handle = {user, host},
                            .actorUri = actor.uri,
                            .host = host,
                            .profileUrl = QUrl(actor.url)});
                    });
            })
        .unwrap();
}

/// A profile tells where somebody went; it is one without that, too.
QFuture<Result<Actor>> People::shown(const Session &session, const Actor &actor)
{
    return withMove(m_core, m_sessions, session, actor, Purpose::Profile)
        .then(this, [actor](const Result<Actor> &moved) {
            if (!moved) {
                qCInfo(logSync).noquote() << sentence(moved.error());
            }
            return moved ? moved : Result<Actor>(actor);
        });
}

/// By the document of the actor's id; where that is not known the error is `why`.
QFuture<Result<Actor>> People::byDocument(const Person &person, const Error &why)
{
    if (person.actorUri.isEmpty()) {
        return answered<Actor>(why);
    }
    Request request =
        forPurpose(Purpose::Profile, activitypub::actorRequest(QUrl(person.actorUri)));
    request.typedHost = m_core.typedHosts.contains(person.host);
    return m_core.http.send(request).then(
        this, [person](const Result<Response> &response) -> Result<Actor> {
            if (!response) {
                return response.error();
            }
            auto document = activitypub::decodeActor(*response);
            if (!document) {
                return document.error();
            }
            document->actor.acct = person.handle.acct(); // WebFinger's word, not its own
            return document->actor;
        });
}

QFuture<Result<Actor>> People::profileAt(const Session &session, const Person &person)
{
    const Family *family = familyFor(session.instance);
    const bool can =
        family && (capabilities(session.instance).lookupAnonymous || !session.isGuest());
    auto request = can ? family->lookup(session.instance, person.handle)
                       : Result<Request>(unknownHandle(person.handle));
    if (!request) {
        return byDocument(person, request.error());
    }
    return m_core.http.send(asked(m_core, session, forPurpose(Purpose::Profile, *request)))
        .then(this,
            [this, family, session, person](const Result<Response> &response) {
                if (response) {
                    m_sessions.noteRefusal(session, *response);
                }
                auto actor = response ? family->decodeActor(session.instance, *response,
                                 session.isGuest(), u'@' + person.handle.acct())
                                      : Result<Actor>(response.error());
                return actor ? shown(session, *actor) : byDocument(person, actor.error());
            })
        .unwrap();
}

QFuture<Result<Actor>> People::profile(const Person &person)
{
    return m_sessions.best(person.host)
        .then(this,
            [this, person](const Result<Session> &session) {
                return session ? profileAt(*session, person) : byDocument(person, session.error());
            })
        .unwrap();
}

} // namespace asterism
