// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/column.h"

#include "base/flow.h"
#include "ui/models/hear.h"
#include "ui/viewmodels/directcolumn.h"
#include "ui/viewmodels/tagwords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int narrowest = 300;
constexpr int widest = 1200;
constexpr int saveMs = 500;

/// Pages every source downwards. Good when any of them went down: what it brought is to be shown,
/// and of the others the footer tells.
class PagingDown : public Flow<bool> {
public:
    explicit PagingDown(QObject *parent)
        : Flow(parent)
    {
    }

    void start(Freshening &freshening, const std::vector<Source> &sources, qint64 below)
    {
        m_open = int(sources.size()) + 1;
        for (const Source &source : sources) {
            freshening.older(source.key(), below).then(this, [this](const Result<bool> &more) {
                if (!more) {
                    m_error = more.error();
                }
                m_any = m_any || more.ok();
                m_more = m_more || (more && *more);
                close();
            });
        }
        close();
    }

private:
    void close()
    {
        if (--m_open == 0) {
            finish(m_error && !m_any ? Result<bool>(*m_error) : Result<bool>(m_more));
        }
    }

    int m_open = 0;
    bool m_any = false;
    bool m_more = false;
    std::optional<Error> m_error;
};

/// The column's own actor goes before the default one.
RowNamer namerOf(const ColumnContext &context, const store::DeckColumn &stored)
{
    return [&context, &stored] {
        RowNames names = context.names();
        names.acting.wished = {stored.actor};
        return names;
    };
}

/// `instead`: what is paged down in place of all that is shown; empty where that is the same.
TimelineContext timelineContext(const ColumnContext &context, const store::DeckColumn &stored,
    const std::vector<Source> &instead)
{
    Freshening &freshening = context.freshening;
    return {context.store, context.clock, namerOf(context, stored),
        [&freshening, &instead](const std::vector<Source> &sources, qint64 below) {
            auto *paging = new PagingDown(&freshening);
            const auto future = paging->future();
            paging->start(freshening, instead.empty() ? sources : instead, below);
            return future;
        },
        [&freshening](qint64 gap) { return freshening.fillGap(gap); }};
}

} // namespace

Column::Column(const ColumnContext &context, store::DeckColumn stored, const OwnThings &own,
    const std::vector<Source> &guests, const std::optional<store::ReadPosition> &place,
    QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_stored(std::move(stored))
    , m_own(own)
    , m_sources(sourcesOf(m_stored, own, guests))
    , m_accounts(columnAccounts(m_stored, m_sources, own))
    , m_title(columnTitle(m_stored, own))
    , m_detail(columnDetail(m_stored, own))
    , m_sign(columnSign(m_stored, own))
    , m_grid(isListGrid(m_stored, own))
    , m_timeline(makeTimeline(place))
{
    m_saveTimer.setSingleShot(true);
    connect(&m_saveTimer, &QTimer::timeout, this, &Column::save);
    connect(m_timeline.get(), &TimelineModel::readyChanged, this, &Column::show);
    connect(m_timeline.get(), &PostList::countChanged, this, &Column::show);
    connect(m_timeline.get(), &TimelineModel::looked, this, &Column::looked);
    connect(&context.freshening, &Freshening::changed, this, [this](const QString &key) {
        if (m_watching.contains(key)) {
            elsewhere() == m_also ? show() : arrange();
            if (!m_context.freshening.status(key).busy) {
                readMedia();
            }
        }
    });
    watch(m_timeline->sources());
    elsewhere().empty() ? show() : arrange(); // another column shows them, too
    if (context.homes != nullptr && m_notices == nullptr) {
        followHomes();
    }
    if (context.ask && m_stored.kind == u"person"_s && !m_sources.empty()) {
        m_pinned = new PinnedPosts(context.store, namerOf(context, m_stored), context.ask, this);
        readPinned();
    }
}

std::unique_ptr<TimelineModel> Column::makeTimeline(const std::optional<store::ReadPosition> &place)
{
    TimelineContext timelines = timelineContext(m_context, m_stored, m_paged);
    if (m_stored.kind != u"notifications"_s) {
        return std::make_unique<TimelineModel>(std::move(timelines), query(), m_stored.id, place);
    }
    auto notices = std::make_unique<NoticesModel>(std::move(timelines), query(), m_context.notices);
    m_notices = notices.get();
    return notices;
}

Column::~Column()
{
    if (m_context.homes != nullptr) {
        m_context.homes->closed(m_stored.id);
    }
    if (m_saveTimer.isActive()) {
        save();
    }
    unwatchAll();
}

void Column::readPinned()
{
    connect(m_pinned, &SeenPosts::looked, this, &Column::looked);
    m_pinned->tick(m_context.clock.now());
    m_pinned->setPerson(m_sources.front().param);
    m_pinned->refresh();
}

void Column::followHomes()
{
    HomePlaces &homes = *m_context.homes;
    connect(m_timeline.get(), &TimelineModel::seen, this,
        [this, &homes](const store::Event &newest, const QString &uri, bool all) {
            homes.seen(m_stored.id, {m_timeline->sources(), newest, uri, all});
            compareElsewhere();
        });
    connect(&homes, &HomePlaces::readElsewhereChanged, this, &Column::compareElsewhere);
}

/// Where every home of this column was read elsewhere; nothing when one of them was not, for what
/// it has would be passed over.
std::optional<store::ReadPosition> Column::placeElsewhere() const
{
    std::optional<store::ReadPosition> found;
    for (const Source &source : m_timeline->sources()) {
        const auto place = source.kind == Source::Kind::Home
            ? m_context.homes->readElsewhere(source.account)
            : std::nullopt;
        if (!place) {
            return {};
        }
        if (!found || place->sortAt < found->sortAt) {
            found = place;
        }
    }
    return found && found->sortAt > m_timeline->newestSeen().sortAt ? found : std::nullopt;
}

void Column::compareElsewhere()
{
    auto place = placeElsewhere();
    if (place == m_declined) {
        place.reset();
    }
    if (std::exchange(m_elsewhere, place) != place) {
        Q_EMIT readElsewhereChanged();
    }
}

void Column::goWhereRead()
{
    if (const auto place = m_elsewhere) {
        m_timeline->goTo(*place);
        stayHere();
    }
}

void Column::stayHere()
{
    m_declined = m_elsewhere.value_or(store::ReadPosition{});
    compareElsewhere();
}

void Column::setShown(bool shown)
{
    if (std::exchange(m_shown, shown) != shown) {
        if (m_notices != nullptr) {
            m_notices->setShown(shown);
        }
        tellNotices();
        Q_EMIT shownChanged();
        Q_EMIT looked();
    }
}

std::vector<qint64> Column::inSight() const
{
    if (!m_shown) {
        return {};
    }
    std::vector<qint64> posts = m_timeline->inSight();
    if (m_pinned != nullptr) {
        const auto pinned = m_pinned->inSight();
        posts.insert(posts.end(), pinned.begin(), pinned.end());
    }
    return posts;
}

bool Column::shows(const Source &source) const
{
    return std::ranges::find(m_sources, source) != m_sources.end();
}

QString Column::listId() const
{
    return m_stored.kind == u"list"_s ? m_stored.sources.value(0).section(u':', 1) : QString();
}

QString Column::tagLine(int which) const
{
    return linesOf(tagWishOf(m_stored)).value(which);
}

QStringList Column::tagNames() const
{
    const TagWish wish = tagWishOf(m_stored);
    return wish.any + wish.all;
}

bool Column::hasServers() const
{
    return kind() == u"tag"_s || kind() == u"local"_s || kind() == u"federated"_s;
}

void Column::setWidth(int width)
{
    const int bounded = std::clamp(width, narrowest, widest);
    if (bounded != m_stored.width) {
        m_stored.width = bounded;
        m_saveTimer.start(saveMs);
        Q_EMIT widthChanged();
    }
}

void Column::save()
{
    m_saveTimer.stop();
    hear(m_context.store.writeUser(
             [stored = m_stored](store::UserTx &tx) { return store::saveColumn(tx, stored); }),
        &m_context.store, this, [this](const Result<Done> &done) {
            if (!done) {
                Q_EMIT problem(sentence(done.error()));
            }
        });
}

void Column::forget()
{
    // What is saved late would put it back.
    m_saveTimer.stop();
    m_timeline->forgetPlace();
}

void Column::namesChanged()
{
    m_timeline->namesChanged();
    if (m_pinned != nullptr) {
        m_pinned->namesChanged();
    }
    show();
}

void Column::reread(const QSet<QString> &uris)
{
    m_timeline->reread(uris);
    if (m_pinned != nullptr) {
        m_pinned->reread(uris);
    }
}

void Column::refresh()
{
    for (const QString &key : std::as_const(m_watching)) {
        m_context.freshening.refreshNow(key);
    }
    if (m_pinned != nullptr) {
        m_pinned->refresh();
    }
}

void Column::setOwn(const OwnThings &own, const std::vector<Source> &guests)
{
    m_own = own;
    m_sources = sourcesOf(m_stored, own, guests);
    arrange();
}

/// What is shown follows from the user's things and what was chosen here.
void Column::arrange()
{
    const QString title = columnTitle(m_stored, m_own);
    const QString detail = columnDetail(m_stored, m_own);
    const ListSign sign = columnSign(m_stored, m_own);
    if (title != m_title || detail != m_detail || sign != m_sign) {
        m_title = title;
        m_detail = detail;
        m_sign = sign;
        Q_EMIT titleChanged();
    }
    const QVariantList accounts = columnAccounts(m_stored, m_sources, m_own);
    if (accounts != m_accounts) {
        m_accounts = accounts;
        Q_EMIT optionsChanged();
    }
    if (!listId().isEmpty() && m_grid != isListGrid(m_stored, m_own)) {
        m_grid = !m_grid;
        Q_EMIT gridChanged();
    }
    RowQuery wanted = query();
    if (const auto asked = toAsk(wanted.sources); asked != m_asked) {
        watch(asked);
    }
    m_also = elsewhere();
    const bool mediaAlone = !m_media.empty() && !m_asked.empty();
    m_paged = mediaAlone ? std::vector{m_asked.back()} : m_also; // toAsk() has them behind
    wanted.sources.insert(wanted.sources.end(), m_also.begin(), m_also.end());
    if (!m_media.empty()) {
        wanted.sources = m_media;
    }
    m_timeline->setQuery(wanted);
    show();
}

RowQuery Column::query() const
{
    RowQuery query = queryOf(m_stored, m_sources, m_own.lists);
    query.options.onlyMedia = m_grid;
    return query;
}

bool Column::isGridable() const
{
    return m_stored.kind == u"person"_s
        || (m_stored.kind == u"list"_s && m_stored.sources.size() == 1);
}

/// Who is read by way of an own account elsewhere stands in that server's source, which is read
/// with the person's own.
std::vector<Source> Column::elsewhere() const
{
    if (m_asked.empty() || m_asked.front().kind != Source::Kind::Person) {
        return {};
    }
    const Source &person = m_asked.front();
    const WatchedSource at = watched(person);
    const bool away = at.status.reader == ReaderKind::Via && at.readAt != person.host;
    return away ? std::vector{personSource(person.param, at.readAt)} : std::vector<Source>();
}

void Column::setSources(const store::DeckColumn &from, const std::vector<Source> &guests)
{
    if (from.sources == m_stored.sources && from.name == m_stored.name) {
        return;
    }
    m_stored.sources = from.sources;
    m_stored.name = from.name;
    m_stored.typed = from.typed;
    setOwn(m_own, guests);
}

void Column::change(const store::DeckColumn &stored)
{
    if (stored == m_stored) {
        return;
    }
    m_stored = stored;
    m_saveTimer.start(saveMs);
    Q_EMIT optionsChanged();
    arrange();
}

void Column::setHideBoosts(bool hide)
{
    store::DeckColumn stored = m_stored;
    stored.hideBoosts = hide;
    change(stored);
}

void Column::setHideReplies(bool hide)
{
    store::DeckColumn stored = m_stored;
    stored.hideReplies = hide;
    change(stored);
}

void Column::setActor(const QString &accountId)
{
    store::DeckColumn stored = m_stored;
    stored.actor = accountId;
    if (stored != m_stored) {
        change(stored);
        namesChanged();
    }
}

void Column::showAccount(const QString &accountId, bool shown)
{
    store::DeckColumn stored = m_stored;
    stored.hiddenAccounts.removeAll(accountId);
    if (!shown) {
        stored.hiddenAccounts << accountId;
    }
    if (shown || isAnybodyShown(stored, m_sources)) {
        change(stored);
    }
}

void Column::watch(const std::vector<Source> &sources)
{
    m_asked = sources;
    const QStringList before = std::exchange(m_watching, {});
    for (const Source &source : sources) {
        if (!isSeenOnly(source, m_own.accounts)) {
            m_watching << source.key();
            m_context.freshening.watch(source.key());
        }
    }
    // Behind the new ones, so that what is in both is not forgotten in between.
    for (const QString &key : before) {
        m_context.freshening.unwatch(key);
    }
}

void Column::unwatchAll()
{
    watch({});
}

void Column::tick(bool ages)
{
    if (ages) {
        m_timeline->tick(m_context.clock.now());
        if (m_pinned != nullptr) {
            m_pinned->tick(m_context.clock.now());
        }
    }
    show();
}

WatchedSource Column::watched(const Source &source) const
{
    WatchedSource found{.source = source, .status = m_context.freshening.status(source.key())};
    found.name = source.host;
    found.seenOnly = isSeenOnly(source, m_own.accounts);
    if (!source.account.isEmpty()) {
        const RowDot dot = m_context.names().accounts.value(source.account.value);
        found.colour = dot.colour;
        found.name = dot.name;
    } else if (const List *list = m_own.list(source.param);
               source.kind == Source::Kind::List && list != nullptr) {
        found.name = list->name;
        found.colour = signOf(*list).colour;
    } else if (isOfOnePerson(source.kind)) {
        found.name = u'@' + source.param;
        const Account *reader = m_own.account(found.status.readerAccount);
        const bool away = found.status.reader == ReaderKind::Via && reader != nullptr;
        found.readAt = away ? reader->host : source.host;
    }
    return found;
}

void Column::show()
{
    std::vector<WatchedSource> all;
    for (const Source &source : m_asked) {
        const WatchedSource one = watched(source);
        if (all.empty() || source.kind != Source::Kind::PersonMedia) {
            all.push_back(one);
        } else { // what is said of their posts is said of the same server
            SourceStatus &both = all.front().status;
            both.busy = both.busy || one.status.busy;
            both.error = both.error ? both.error : one.status.error;
        }
    }
    ColumnFace face = columnFace(m_stored.kind, all,
        std::max(m_timeline->newestAt(), m_timeline->newestKnownAt()), m_timeline->isReady(),
        m_context.clock.now(), m_grid);
    if (m_timeline->rowCount() > 0) {
        face.emptyText.clear();
    }
    const ColumnFace before = std::exchange(m_face, std::move(face));
    if (before.sources != m_face.sources) {
        Q_EMIT sourcesChanged();
    }
    if (before.footer != m_face.footer) {
        Q_EMIT footerChanged();
    }
    if (before.status() != m_face.status()) {
        Q_EMIT statusChanged();
    }
}

} // namespace asterism::ui
