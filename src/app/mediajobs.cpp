// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Jobs that reads a person's posts with media (model/source.h: PersonMedia).
#include "app/jobs.h"

#include "protocol/capabilities.h"
#include "store/sources.h"
#include "sync/belongings.h"
#include "sync/pageloader.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

/// Nothing to ask for where somebody is read by a feed or an outbox.
bool hasApi(ReaderKind reader)
{
    return reader == ReaderKind::OwnAccount || reader == ReaderKind::MastodonApi
        || reader == ReaderKind::MisskeyApi;
}

bool isReadDownTo(const store::SourceState &state, qint64 below)
{
    return below > 0 && state.oldestAt > 0 && state.oldestAt < below;
}

} // namespace

QFuture<Result<Jobs::MediaWay>> Jobs::mediaWay(const Source &media, const AccountId &as)
{
    if (!as.isEmpty()) {
        return mediaWayAs(as, media);
    }
    const auto follow = [this](const Result<ListMember> &member) {
        return member ? mediaWayOf(*member) : answered(Result<MediaWay>(member.error()));
    };
    return pinnedWay(media.param, {}).then(this, follow).unwrap();
}

/// By another server than their own, or as one account sees it: then the source is the account's.
QFuture<Result<Jobs::MediaWay>> Jobs::mediaWayAs(const AccountId &account, const Source &person)
{
    const QString acct = person.param;
    const bool seen = !person.account.isEmpty();
    const auto found = [acct, seen](const Session &session, const Result<Actor> &actor) {
        const QString &host = session.account.host;
        return actor ? Result<MediaWay>(MediaWay{.session = session,
                   .source = seen ? mediaSourceOf(personSourceAs(session.account.id, acct, host))
                                  : personMediaSource(acct, host),
                   .personLocalId = actor->localId,
                   .open = true})
                     : Result<MediaWay>(actor.error());
    };
    const auto look = [this, acct, found](const Session &session) {
        return findActorAt(m_app.core, m_app.sessions, session, acct, true)
            .then(this,
                [session, found](const Result<Actor> &actor) { return found(session, actor); });
    };
    const auto begin = [this, look](const Result<Session> &session) {
        if (!session) {
            return answered(Result<MediaWay>(session.error()));
        }
        if (!capabilities(session->instance).personMedia) {
            return answered(Result<MediaWay>(MediaWay{}));
        }
        // Filters that cannot be had now are tried again; those that were known count.
        return m_app.filters.ensure(session->account)
            .then(this, [look, session = *session](const Result<Done> &) { return look(session); })
            .unwrap();
    };
    return sessionOf(account).then(this, begin).unwrap();
}

QFuture<Result<Jobs::MediaWay>> Jobs::mediaWayOf(const ListMember &member)
{
    if (member.reader == ReaderKind::Via) {
        return mediaWayAs(member.readerAccount, personSource(member.acct, member.host));
    }
    if (!hasApi(member.reader)) {
        return answered(Result<MediaWay>(MediaWay{}));
    }
    const auto begin = [member](const Result<Session> &session) -> Result<MediaWay> {
        if (!session) {
            return session.error();
        }
        return MediaWay{.session = *session,
            .source = personMediaSource(member.acct, session->instance.host),
            .personLocalId = member.localId,
            .open = capabilities(session->instance).personMedia};
    };
    const bool own = member.reader == ReaderKind::OwnAccount;
    return (own ? sessionOf(member.readerAccount) : m_app.sessions.guest(member.host))
        .then(this, begin);
}

QFuture<Jobs::Answer> Jobs::refreshMedia(const Source &media, const AccountId &as, int rows)
{
    const auto read = [this, rows](const Result<MediaWay> &way) {
        if (!way || !way->open) {
            return answered(way ? Answer(QJsonObject{{u"again"_s, false}}) : Answer(way.error()));
        }
        const RefreshWish wish{
            .personLocalId = way->personLocalId, .rows = rows, .purpose = Purpose::Profile};
        return m_app.refresher.refresh(way->session, way->source, wish)
            .then(this, [](const Result<RefreshOutcome> &outcome) {
                return outcome ? Answer(QJsonObject{{u"again"_s, outcome->unsure}})
                               : Answer(outcome.error());
            });
    };
    return mediaWay(media, as).then(this, read).unwrap();
}

QFuture<Result<bool>> Jobs::olderMedia(const Source &media, const AccountId &as, qint64 below)
{
    const auto read = [this, below](const Result<MediaWay> &way) {
        if (!way || !way->open) {
            return answered(way ? Result<bool>(false) : Result<bool>(way.error()));
        }
        return mediaBelow(*way, below);
    };
    return mediaWay(media, as).then(this, read).unwrap();
}

/// One page further down, and whether there may be more below that.
QFuture<Result<bool>> Jobs::mediaBelow(const MediaWay &way, qint64 below)
{
    const auto load = [this, way, below](const Result<store::SourceState> &state) {
        if (!state) {
            return answered(Result<bool>(state.error()));
        }
        if (state->atEnd || isReadDownTo(*state, below)) {
            return answered(Result<bool>(!state->atEnd));
        }
        const bool begun = !state->oldestId.isEmpty();
        const PageWish wish{.source = way.source,
            .personLocalId = way.personLocalId,
            .kind = begun ? store::PagePlace::Kind::Older : store::PagePlace::Kind::Newest,
            .cursor = state->oldestId,
            .purpose = Purpose::Profile};
        return loadPage(m_app.core, m_app.sessions, way.session, wish)
            .then(this,
                [this, source = way.source](const Result<LoadedPage> &page) {
                    return page ? hasMore(source) : answered(Result<bool>(page.error()));
                })
            .unwrap();
    };
    return m_app.store
        ->readCache([source = way.source](store::CacheTx &tx) {
            return Result<store::SourceState>(store::sourceState(tx, source));
        })
        .then(this, load)
        .unwrap();
}

} // namespace asterism
