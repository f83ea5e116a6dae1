// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/profilepage.h"

#include "app/jobs.h"
#include "base/host.h"
#include "content/html.h"
#include "engine/requestserver.h"
#include "store/actors.h"
#include "sync/prepare.h"
#include "ui/images/imageurl.h"
#include "ui/models/hear.h"
#include "ui/models/rowbody.h"
#include "ui/models/styledname.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int firstRows = 40;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ProfilePage)
};

QString countWords(const Actor &actor)
{
    QStringList words;
    if (actor.posts >= 0) {
        words << Words::tr("%Ln posts", nullptr, int(actor.posts));
    }
    if (actor.following >= 0) {
        words << Words::tr("%Ln following", nullptr, int(actor.following));
    }
    if (actor.followers >= 0) {
        words << Words::tr("%Ln followers", nullptr, int(actor.followers));
    }
    return words.join(u" · "_s);
}

QString markWords(const Actor &actor)
{
    QStringList words;
    if (actor.bot) {
        words << Words::tr("bot");
    }
    if (actor.group) {
        words << Words::tr("group");
    }
    if (actor.locked) {
        words << Words::tr("approves followers");
    }
    if (actor.suspended) {
        words << Words::tr("suspended");
    }
    if (actor.limited) {
        words << Words::tr("limited");
    }
    if (!actor.movedTo.isEmpty()) {
        const bool handle = parseHandle(actor.movedTo).ok();
        words << Words::tr("moved to %1")
                     .replace(u"%1"_s, handle ? u'@' + actor.movedTo : actor.movedTo);
    }
    return words.join(u" · "_s);
}

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

} // namespace

ProfilePage::Face faceOf(const Actor &actor)
{
    const QString host = actor.acct.section(u'@', -1);
    const Blocks note = noteBlocks(actor);
    return {.acct = u'@' + actor.acct,
        .name = styledName(actor),
        .avatar = imageUrl::avatar(actor).toString(),
        .header = imageUrl::picture(actor.header, imageUrl::Fit::Fill).toString(),
        .note = styledBody(note, host),
        .counts = countWords(actor),
        .marks = markWords(actor),
        .url = actor.url};
}

ProfilePage::ProfilePage(
    const TimelineContext &context, Ask ask, const QString &handle, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_ask(std::move(ask))
    , m_handle(handle)
    , m_timeline(new TimelineModel(context, {}, {}, {}, this))
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

void ProfilePage::showCached(const QString &acct)
{
    const auto read = m_context.store.readCache(
        [acct](store::CacheTx &tx) { return store::actorByAcct(tx, acct); });
    hear(read, &m_context.store, this, [this](const Result<std::optional<Actor>> &actor) {
        // The servers may have been quicker.
        if (actor && *actor && m_face.counts.isEmpty()) {
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
    const auto read = m_context.store.readCache(
        [actor](store::CacheTx &) -> Result<Face> { return faceOf(actor); });
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
    showPosts({personSource(acct, host)});
}

void ProfilePage::showPosts(const std::vector<Source> &sources)
{
    m_timeline->setQuery({.sources = sources, .options = {.onlyMedia = m_grid}});
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
        showPosts(m_timeline->sources());
    }
}

void ProfilePage::refresh()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_standings->refresh();
    Q_EMIT changed();
    hear(m_ask(u"profile"_s, {{u"text"_s, m_handle}}), &m_context.store, this,
        [this](const Result<QJsonObject> &found) {
            if (!found) {
                ended(sentence(found.error()));
                return;
            }
            const Actor actor = safeActor(actorFromJob(*found));
            const QString host = found->value(u"host"_s).toString();
            show(actor);
            foundAt(actor.acct, host.isEmpty() ? likelyHost(actor) : host);
            readPosts();
        });
}

void ProfilePage::readPosts()
{
    const QJsonArray keys{m_timeline->sources().front().key()};
    hear(m_ask(u"refresh"_s, {{u"sources"_s, keys}, {u"rows"_s, firstRows}}), &m_context.store,
        this, [this](const Result<QJsonObject> &done) {
            ended(done ? troubleIn(*done) : sentence(done.error()));
            if (m_trouble.isEmpty()) { // how they are read is known now
                m_pinned->refresh();
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
