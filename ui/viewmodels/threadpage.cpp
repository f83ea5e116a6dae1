// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/threadpage.h"

#include "base/host.h"
#include "sync/threads.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr int burstMs = 100;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ThreadPage)
};

/// Where a row stands: how many answers lie between it and the post.
class Depths {
public:
    explicit Depths(const QString &post) { m_depths.insert(post, 0); }

    int of(const Post &answer)
    {
        const int depth = std::min(m_depths.value(answer.replyToUri, 0) + 1, ThreadPage::deepest);
        m_depths.insert(answer.uri, depth);
        return depth;
    }

private:
    QHash<QString, int> m_depths; ///< by uri
};

bool isOurs(const store::TimelineRow &row)
{
    return std::ranges::any_of(
        row.seenBy, [](const QString &seer) { return seer.startsWith("account:"_L1); });
}

/// Among posts that a server of ours told, which host alone did of one that none of these knows.
void markTeller(RowView &view, const store::TimelineRow &row)
{
    if (isOurs(row) || row.seenBy.isEmpty()) {
        return;
    }
    const QString origin = hostOf(QUrl(row.post.post.uri));
    const QString teller = row.seenBy.contains(origin) ? origin : row.seenBy.last();
    const QString words = Words::tr("from %1").replace(u"%1"_s, teller);
    view.marks = view.marks.isEmpty() ? words : view.marks + u" · "_s + words;
}

PostInThread factsOf(const ThreadView &thread)
{
    const Post &post = thread.post->post.post;
    const bool open =
        post.visibility == Visibility::Public || post.visibility == Visibility::Unlisted;
    return {.uri = post.uri,
        .url = post.url,
        .answers = post.replyToUri,
        .open = open,
        .told = post.replies,
        .here = thread.here};
}

/// Whether any of the changed posts stands in the thread or answers what does.
bool concerns(store::CacheTx &tx, const QSet<qint64> &changed, const QSet<qint64> &keys,
    const QSet<QString> &uris)
{
    return std::ranges::any_of(changed, [&](qint64 row) {
        return keys.contains(row) || uris.contains(store::postByRow(tx, row).post.replyToUri);
    });
}

} // namespace

ThreadPage::ThreadPage(store::Store &store, const Clock &clock, RowNamer names, Ask ask,
    const QString &uri, QObject *parent)
    : SeenPosts(parent)
    , m_store(store)
    , m_clock(clock)
    , m_names(std::move(names))
    , m_ask(std::move(ask))
    , m_uri(uri)
    , m_rest(store, m_ask, uri)
    , m_reader(
          &store, this, [this] { return read(); },
          [this](const Result<MaybeRead> &read) { show(read); })
{
    m_burst.setSingleShot(true);
    m_burst.setInterval(burstMs);
    connect(&m_burst, &QTimer::timeout, this, [this] { m_reader.read(); });
    connect(&store, &store::Store::committed, this, &ThreadPage::heard);
    connect(this, &SeenPosts::shownChanged, this, [this] {
        if (!isShown()) {
            m_rest.leave();
        } else if (m_clock.now() - m_askedAt >= staleMs) {
            refresh();
        }
        markRead();
    });
    m_reader.read();
    refresh();
}

int ThreadPage::postRow() const
{
    return m_post == 0 ? -1 : indexOf(m_post);
}

void ThreadPage::heard(const store::Changes &changes)
{
    m_all = m_all || changes.accounts; // dots have other colours
    m_changed.unite(changes.posts);
    if ((m_all || !m_changed.isEmpty()) && !m_burst.isActive()) {
        m_burst.start();
    }
}

void ThreadPage::reread(const QSet<QString> &uris)
{
    const QSet<qint64> keys = keysOf(uris);
    if (!keys.isEmpty()) {
        m_changed.unite(keys);
        m_reader.read();
    }
}

void ThreadPage::namesChanged()
{
    m_changed.unite(keysOf(QSet<QString>{m_uri}));
    m_reader.read();
}

QFuture<Result<ThreadPage::MaybeRead>> ThreadPage::read()
{
    QSet<qint64> keys;
    QSet<QString> uris{m_uri};
    for (const Item &item : items()) {
        keys.insert(item.row.key);
        uris.insert(item.row.uri);
    }
    const bool all = std::exchange(m_all, false);
    return m_store.readCache([uri = m_uri, names = m_names(), all, unasked = !all && !m_busy,
                                 changed = std::exchange(m_changed, {}), keys,
                                 uris](store::CacheTx &tx) -> Result<MaybeRead> {
        if (!all && !concerns(tx, changed, keys, uris)) {
            return MaybeRead();
        }
        auto read = readThread(tx, uri, names);
        if (read && *read) {
            (*read)->unasked = unasked;
        }
        return read;
    });
}

Result<ThreadPage::MaybeRead> ThreadPage::readThread(
    store::CacheTx &tx, const QString &uri, const RowNames &names)
{
    const auto thread = cachedThread(tx, uri);
    if (!thread && thread.error().kind == ErrorKind::NotFound) {
        return MaybeRead(Read{}); // not yet, or not any more
    }
    if (!thread) {
        return thread.error();
    }
    Read read{.post = keyOf(*thread->post),
        .direct = thread->post->post.post.visibility == Visibility::Direct,
        .facts = factsOf(*thread)};
    const bool ours = isOurs(*thread->post);
    const auto add = [&](const store::TimelineRow &row, int depth) {
        RowView view = makeRow(tx, row, names);
        if (ours) {
            markTeller(view, row);
        }
        read.rows.push_back({.row = std::move(view), .depth = depth});
    };
    for (const store::TimelineRow &before : thread->ancestors) {
        add(before, 0);
    }
    add(*thread->post, 0);
    Depths depths(thread->post->post.post.uri);
    for (const store::TimelineRow &after : thread->descendants) {
        add(after, depths.of(after.post.post));
    }
    return MaybeRead(std::move(read));
}

void ThreadPage::show(const Result<MaybeRead> &read)
{
    if (!read) {
        answered(sentence(read.error()));
        return;
    }
    if (!*read) {
        return;
    }
    const int before = postRow();
    m_post = (*read)->post;
    if ((*read)->direct && !std::exchange(m_direct, (*read)->direct)) {
        markRead();
    }
    if ((*read)->facts) {
        m_uri = (*read)->facts->uri;
    }
    m_rest.setPost((*read)->facts);
    follow((*read)->rows, (*read)->unasked);
    if (postRow() != before) {
        Q_EMIT postRowChanged();
    }
}

/// Of what is there when somebody opens the page or comes back to it; what comes later may come
/// while nobody looks. What is not unread costs no more than a look into the cache, and a server
/// that could not be told is told the next time.
void ThreadPage::markRead()
{
    if (m_direct && isShown()) {
        hear(m_ask(u"conversation-read"_s, {{u"uri"_s, m_uri}}), &m_store, this,
            [](const Result<QJsonObject> &) {});
    }
}

void ThreadPage::refresh()
{
    if (m_busy) {
        return;
    }
    m_busy = true;
    m_askedAt = m_clock.now();
    Q_EMIT statusChanged();
    hear(m_ask(u"thread"_s, {{u"uri"_s, m_uri}}), &m_store, this,
        [this](const Result<QJsonObject> &done) {
            if (done && m_post == 0) {
                m_uri = (*done)[u"uri"].toString(m_uri);
            }
            m_all = true;
            m_reader.read();
            m_busy = false;
            markRead(); // only now it may be known that it was unread
            m_rest.setAnsweredBy(done ? (*done)[u"host"].toString() : QString());
            answered(done ? QString() : sentence(done.error()));
        });
}

void ThreadPage::answered(const QString &trouble)
{
    m_trouble = trouble;
    Q_EMIT statusChanged();
}

} // namespace asterism::ui
