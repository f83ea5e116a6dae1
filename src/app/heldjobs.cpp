// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs.h"
#include "sync/heldnotices.h"
#include "sync/prepare.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int heldAPage = 80; // the server's own limit lowers it
constexpr qsizetype longestHeldText = 200;

/// What a warning covers stays covered.
QString heldWords(const HeldPerson &held)
{
    if (!held.last) {
        return {};
    }
    const store::Prepared last = prepare(
        {.localId = {}, .createdAt = held.last->createdAt, .boost = {}, .post = *held.last});
    const QString warning = last.item.post.warning.simplified();
    const QString text = warning.isEmpty() ? last.text.simplified() : warning;
    return text.size() > longestHeldText ? text.left(longestHeldText) + u'…' : text;
}

Jobs::Answer heldToJob(const Result<HeldPage> &page)
{
    if (!page) {
        return page.error();
    }
    QJsonArray people;
    for (const HeldPerson &held : page->people) {
        people.append(QJsonObject{{u"id"_s, held.id}, {u"notices"_s, held.notices},
            {u"text"_s, heldWords(held)}, {u"person"_s, held.person.localId},
            {u"actor"_s, actorToJob(held.person)}});
    }
    return QJsonObject{{u"people"_s, people}, {u"below"_s, page->older}};
}

Jobs::Answer heldCountsToJob(const Result<HeldCounts> &counts)
{
    return counts
        ? Jobs::Answer(QJsonObject{{u"people"_s, counts->people}, {u"notices"_s, counts->notices}})
        : Jobs::Answer(counts.error());
}

} // namespace

QFuture<Jobs::Answer> Jobs::heldCounts(const QJsonObject &argument)
{
    const auto load = [this](const Result<Session> &session) {
        return session
            ? loadHeldCounts(m_app.core, m_app.sessions, *session).then(this, &heldCountsToJob)
            : answered(Answer(session.error()));
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::heldPeople(const QJsonObject &argument)
{
    const PageSpec spec{.maxId = argument[u"below"].toString(), .limit = heldAPage};
    const auto load = [this, spec](const Result<Session> &session) {
        return session
            ? loadHeldPeople(m_app.core, m_app.sessions, *session, spec).then(this, &heldToJob)
            : answered(Answer(session.error()));
    };
    return sessionOf({argument[u"account"].toString()}).then(this, load).unwrap();
}

QFuture<Jobs::Answer> Jobs::heldAnswer(const QJsonObject &argument)
{
    const QString id = argument[u"id"].toString();
    const QString person = argument[u"person"].toString();
    const bool lets = argument[u"accept"].toBool();
    const auto tell = [this, id, person, lets](const Result<Session> &session) {
        if (!session) {
            return answered(Answer(session.error()));
        }
        auto telling = lets ? acceptHeld(m_app.core, m_app.sessions, *session, id, person)
                            : dismissHeld(m_app.core, m_app.sessions, *session, id);
        return telling.then(this, [](const Result<Done> &done) {
            // Another program was faster, or this one was asked twice: there is nothing left.
            const bool gone = !done && done.error().kind == ErrorKind::NotFound;
            return done || gone ? Answer(QJsonObject()) : Answer(done.error());
        });
    };
    return sessionOf({argument[u"account"].toString()}).then(this, tell).unwrap();
}

} // namespace asterism
