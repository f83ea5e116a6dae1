// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/profilepage.h"

#include "app/jobs.h"
#include "base/host.h"
#include "engine/requestserver.h"
#include "store/actors.h"
#include "sync/prepare.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/persontellers.h"
#include "ui/viewmodels/viewpointwords.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int firstRows = 40;

using Sources = std::vector<Source>;

struct ReadIn {
    Sources posts;
    Sources media;
};

/// Where a person is read as far as the person alone tells it.
QString likelyHost(const Actor &actor)
{
    const QString host = hostOf(QUrl(actor.uri));
    return host.isEmpty() ? actor.acct.section(u'@', -1) : host;
}

/// The first of a "refresh" answer, as a sentence; empty when all is well.
QString troubleIn(const QJsonObject &answer)
{
    const QJsonObject first = answer[u"results"].toArray().first().toObject();
    const QJsonObject error = first[u"error"].toObject();
    return error.isEmpty() ? QString() : sentence(errorFromOutcome(toText(error)));
}

/// Whether there is more below, of an "older" answer.
Result<bool> olderIn(const Result<QJsonObject> &answer)
{
    if (!answer) {
        return answer.error();
    }
    const QJsonObject first = (*answer)[u"results"].toArray().first().toObject();
    const QJsonObject error = first[u"error"].toObject();
    return error.isEmpty() ? Result<bool>(first[u"more"].toBool())
                           : Result<bool>(errorFromOutcome(toText(error)));
}

/// `seen`: as an account sees it, what its server shows and nothing else.
ReadIn readIn(store::CacheTx &tx, const Source &origin, bool seen)
{
    ReadIn found{.posts = seen ? Sources{origin} : personTellers(tx, origin), .media = {}};
    found.media = toldMedia(tx, found.posts);
    return found;
}

} // namespace

ProfilePage::ProfilePage(
    const TimelineContext &context, Ask ask, const QString &handle, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_ask(std::move(ask))
    , m_handle(handle)
    , m_timeline(new TimelineModel(pagingAs(context), {}, {}, {}, this))
    , m_pinned(new PinnedPosts(context.store, context.names, m_ask, this))
    , m_standings(new PersonStandings(context.store, m_ask, this))
{
    connect(m_pinned, &PinnedPosts::troubleChanged, this, &ProfilePage::changed);
    connect(m_pinned, &SeenPosts::looked, this, &ProfilePage::looked);
    connect(m_timeline, &TimelineModel::looked, this, &ProfilePage::looked);
    if (const auto known = parseHandle(handle)) {
        m_face.acct = u'@' + known->acct();
        m_face.name = known->user.toHtmlEscaped();
        m_face.avatar = imageUrl::avatar(Actor{.acct = known->acct()}).toString();
        m_standings->setPerson(known->acct());
        showCached(known->acct());
    }
    refresh();
}

/// Further down, too, it goes by the viewpoint.
TimelineContext ProfilePage::pagingAs(TimelineContext context)
{
    const auto usual = context.older;
    context.older = [this, usual](const std::vector<Source> &sources, qint64 below) {
        if (m_shownAs.isEmpty()) {
            return usual(sources, below);
        }
        const QJsonObject wish{{u"sources"_s, QJsonArray{sources.front().key()}},
            {u"below"_s, below}, {u"as"_s, m_shownAs}};
        return m_ask(u"older"_s, wish).then(&m_context.store, &olderIn);
    };
    return context;
}

void ProfilePage::showCached(const QString &acct)
{
    const auto read = m_context.store.readCache(
        [acct](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
    hear(read, &m_context.store, this, [this](const Result<std::optional<Actor>> &actor) {
        // The servers may have been quicker.
        if (actor && *actor && !m_wasTold) {
            show(**actor);
            foundAt((*actor)->acct, likelyHost(**actor));
        }
    });
}

void ProfilePage::show(const Actor &actor)
{
    if (const auto names = m_context.names(); names.emojis) {
        names.emojis->add(actor.acct.section(u'@', -1), actor.emojis);
    }
    // A stranger's note may be long: it is parsed on the lane.
    const auto read = m_context.store.readCache([actor](store::CacheTx &tx) -> Result<Face> {
        return faceOf(store::withLikelyCounts(tx, actor));
    });
    hear(read, &m_context.store, this, [this](const Result<Face> &face) {
        if (face && m_face != *face) {
            m_face = *face;
            Q_EMIT changed();
        }
    });
}

void ProfilePage::foundAt(const QString &acct, const QString &host)
{
    m_pinned->setPerson(acct);
    m_standings->setPerson(acct);
    m_source = personSourceAs({m_shownAs}, acct, host);
    readSources();
}

void ProfilePage::readSources()
{
    const bool seen = !m_shownAs.isEmpty();
    const auto read =
        m_context.store.readCache([origin = m_source, seen](store::CacheTx &tx) -> Result<ReadIn> {
            return readIn(tx, origin, seen);
        });
    hear(read, &m_context.store, this,
        [this, asked = m_source, as = m_shownAs](const Result<ReadIn> &found) {
            if (asked != m_source || as != m_shownAs) {
                return;
            }
            if (found) {
                m_posts = found->posts;
                m_media = found->media;
                showPosts();
            } else {
                ended(sentence(found.error()));
            }
        });
}

void ProfilePage::showPosts()
{
    const bool media = m_grid && !m_media.empty();
    m_timeline->setQuery({.sources = media ? m_media : m_posts, .options = {.onlyMedia = m_grid}});
}

/// Of what is pinned only where all else is well: mostly it is the same.
QString ProfilePage::trouble() const
{
    return m_trouble.isEmpty() && !m_busy ? m_pinned->trouble() : m_trouble;
}

void ProfilePage::tick(qint64 now)
{
    m_timeline->tick(now);
    m_pinned->tick(now);
}

void ProfilePage::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) != shown) {
        Q_EMIT looked();
    }
}

std::vector<qint64> ProfilePage::inSight() const
{
    if (!m_shown) {
        return {};
    }
    std::vector<qint64> posts = m_pinned->inSight();
    const auto rows = m_timeline->inSight();
    posts.insert(posts.end(), rows.begin(), rows.end());
    return posts;
}

void ProfilePage::reread(const QSet<QString> &uris)
{
    m_timeline->reread(uris);
    m_pinned->reread(uris);
}

void ProfilePage::namesChanged()
{
    m_timeline->namesChanged();
    m_pinned->namesChanged();
}

void ProfilePage::setGrid(bool grid)
{
    if (grid != m_grid) {
        m_grid = grid;
        Q_EMIT gridChanged();
        showPosts();
        // Else they are read after the posts, by the way that reads these.
        if (m_grid && !m_busy && !m_source.param.isEmpty()) {
            readMedia();
        }
    }
}

QString ProfilePage::told() const
{
    return m_wasTold ? toldWords(m_host, m_seenByAcct) : QString();
}

void ProfilePage::setViewpoint(const QString &account)
{
    if (account != m_viewpoint) {
        m_viewpoint = account;
        m_postsWanted = true;
        askProfile();
    }
}

void ProfilePage::refresh()
{
    if (m_busy) {
        return;
    }
    m_postsWanted = true;
    m_standings->refresh();
    askProfile();
}

/// Only the last question counts: another viewpoint may have been chosen meanwhile.
void ProfilePage::askProfile()
{
    m_busy = true;
    const int turn = ++m_turn;
    Q_EMIT changed();
    hear(m_ask(u"profile"_s, {{u"text"_s, m_handle}, {u"as"_s, m_viewpoint}}), &m_context.store,
        this, [this, turn](const Result<QJsonObject> &found) {
            if (turn != m_turn) {
                return;
            }
            if (found) {
                take(*found);
            } else {
                ended(sentence(found.error()));
            }
        });
}

void ProfilePage::take(const QJsonObject &found)
{
    const Actor actor = safeActor(actorFromJob(found));
    const QString host = found[u"host"_s].toString();
    m_seenBy = found[u"seen_by"_s].toString();
    m_seenByAcct = found[u"seen_by_acct"_s].toString();
    m_host = host.isEmpty() ? likelyHost(actor) : host;
    m_wasTold = true;
    show(actor);
    if (m_postsWanted || m_source.param.isEmpty()) {
        m_shownAs = m_viewpoint;
        m_pinned->setViewpoint(m_viewpoint);
        foundAt(actor.acct, m_viewpoint.isEmpty() ? m_host : found[u"seen_host"_s].toString());
        readPosts();
    } else {
        ended({});
    }
}

void ProfilePage::readPosts()
{
    const QJsonArray keys{m_source.key()};
    const QJsonObject wish{{u"sources"_s, keys}, {u"rows"_s, firstRows}, {u"as"_s, m_shownAs}};
    hear(m_ask(u"refresh"_s, wish), &m_context.store, this,
        [this, turn = m_turn](const Result<QJsonObject> &done) {
            if (turn != m_turn) {
                return; // the next answer brings others
            }
            m_postsWanted = false;
            const QString trouble = done ? troubleIn(*done) : sentence(done.error());
            readSources(); // through whom they are read is known now
            trouble.isEmpty() && m_grid ? readMedia() : ended(trouble);
            if (trouble.isEmpty()) {
                m_pinned->refresh();
            }
        });
}

void ProfilePage::readMedia()
{
    const QJsonArray keys{mediaSourceOf(m_source).key()};
    const QJsonObject wish{{u"sources"_s, keys}, {u"rows"_s, firstRows}, {u"as"_s, m_shownAs}};
    m_busy = true;
    Q_EMIT changed();
    hear(m_ask(u"refresh"_s, wish), &m_context.store, this,
        [this, turn = m_turn](const Result<QJsonObject> &done) {
            if (turn == m_turn) {
                ended(done ? troubleIn(*done) : sentence(done.error()));
                readSources(); // a server that can has told of them now
            }
        });
}

void ProfilePage::ended(const QString &trouble)
{
    m_busy = false;
    m_trouble = trouble;
    Q_EMIT changed();
}

} // namespace asterism::ui
