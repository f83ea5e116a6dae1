// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/draftkeeper.h"

#include "base/flow.h"
#include "store/outbox.h"
#include "ui/models/hear.h"

#include <QCoreApplication>
#include <QMultiHash>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DraftKeeper)
};

constexpr int draftMs = 600;

/// What is on its way, found by what a draft of it would say.
struct OnTheWay {
    explicit OnTheWay(const std::vector<store::OutboxRow> &rows);

    /// Cut off between its way into the outbox and its end as a draft: it is to be sent once.
    bool has(const Draft &draft) const;

    QSet<QString> keys; ///< of drafts
    QMultiHash<QString, Action> byTarget;
};

OnTheWay::OnTheWay(const std::vector<store::OutboxRow> &rows)
{
    for (const store::OutboxRow &row : rows) {
        if (const auto place = placeInDraft(row.action)) {
            keys.insert(place->key);
        } else if (isWriting(row.action)) {
            byTarget.insert(row.action.target, row.action);
        }
    }
}

bool OnTheWay::has(const Draft &draft) const
{
    const Action &action = draft.action;
    const QList<Action> same = byTarget.values(action.target);
    return keys.contains(draft.key) || std::ranges::any_of(same, [&action](const Action &sent) {
        return sent.kind == action.kind && sent.account == action.account
            && (sent.kind == Action::Kind::Publish || isSameContent(sent.post, action.post));
    });
}

} // namespace

Result<DraftKeeper::Read> DraftKeeper::unsentDrafts(store::UserTx &tx)
{
    auto all = store::keptDrafts(tx, mostDrafts + 1);
    const auto rows = store::outboxRows(tx);
    if (!all || !rows) {
        return all ? rows.error() : all.error();
    }
    std::vector<Draft> &found = all->readable;
    const bool more = found.size() + size_t(all->unreadable) > size_t(mostDrafts);
    if (found.size() > size_t(mostDrafts)) {
        found.pop_back();
    }
    const OnTheWay onTheWay(*rows);
    std::erase_if(found, [&onTheWay](const Draft &draft) { return onTheWay.has(draft); });
    return Read{.drafts = std::move(found), .unreadable = all->unreadable, .more = more};
}

DraftKeeper::DraftKeeper(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(draftMs);
    connect(&m_soon, &QTimer::timeout, this, &DraftKeeper::flush);
    hear(m_store.readUser(unsentDrafts), &m_store, this,
        [this](const Result<Read> &read) { show(read); });
    connect(&m_store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.elsewhere) {
            lookAgain();
        }
    });
}

DraftKeeper::~DraftKeeper()
{
    if (m_waiting) {
        write(*m_waiting); // the store does what it took
    }
}

void DraftKeeper::show(const Result<Read> &read)
{
    if (read) {
        m_more = read->more;
        for (const Draft &draft : read->drafts) {
            if (!has(draft.key)) {
                m_all.push_back(draft);
            }
        }
        tellUnreadable(read->unreadable);
    } else {
        Q_EMIT problem(sentence(read.error()));
    }
    m_ready = true;
    m_looking = false;
    Q_EMIT changed();
    Q_EMIT ready();
    lookIfWanted();
}

/// On the lane that writes: all that was given to it before is in the answer.
void DraftKeeper::lookAgain()
{
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    m_touched.clear();
    if (m_waiting) {
        m_touched.insert(m_waiting->key);
    }
    hear(m_store.writeUser(unsentDrafts), &m_store, this,
        [this](const Result<Read> &read) { merge(read); });
}

void DraftKeeper::merge(const Result<Read> &read)
{
    m_looking = false;
    if (!read) {
        Q_EMIT problem(sentence(read.error()));
        lookIfWanted();
        return;
    }
    std::vector<Draft> all;
    std::ranges::copy_if(
        m_all, std::back_inserter(all), [this](const Draft &draft) { return isOurs(draft); });
    const auto ours = qsizetype(all.size());
    for (const Draft &draft : read->drafts) {
        const auto end = all.begin() + ours;
        const bool known = std::find_if(all.begin(), end, [&draft](const Draft &one) {
            return one.key == draft.key;
        }) != end;
        if (!known && !m_touched.contains(draft.key)) { // what was dropped since stays away
            all.push_back(draft);
        }
    }
    m_more = read->more;
    m_all = std::move(all);
    tellUnreadable(read->unreadable);
    Q_EMIT changed();
    lookIfWanted();
}

void DraftKeeper::lookIfWanted()
{
    if (std::exchange(m_lookAgain, false)) {
        lookAgain();
    }
}

/// Once, not each time that the file is read.
void DraftKeeper::tellUnreadable(int count)
{
    if (count > m_unreadable) {
        Q_EMIT problem(Words::tr("%n drafts cannot be read here. They are still in the data "
                                 "folder's asterism.db.",
            nullptr, count));
    }
    m_unreadable = count;
}

bool DraftKeeper::has(const QString &key) const
{
    return std::ranges::find(m_all, key, &Draft::key) != m_all.end();
}

void DraftKeeper::remember(const Draft &draft)
{
    m_touched.insert(draft.key);
    const bool first = !m_all.empty() && m_all.front().key == draft.key;
    std::erase_if(m_all, [&](const Draft &known) { return known.key == draft.key; });
    m_all.insert(m_all.begin(), draft);
    if (!first) {
        Q_EMIT changed();
    }
}

void DraftKeeper::keep(const Draft &draft)
{
    if (m_waiting && m_waiting->key != draft.key) {
        flush();
    }
    const bool was = isSaved();
    m_waiting = draft;
    remember(draft);
    // Not begun anew by every letter: who types on and on is saved meanwhile.
    if (!m_soon.isActive()) {
        m_soon.start();
    }
    if (was) {
        Q_EMIT savedChanged();
    }
}

QFuture<Result<Done>> DraftKeeper::keepNow(const Draft &draft)
{
    if (m_waiting && m_waiting->key == draft.key) {
        m_waiting.reset();
    }
    remember(draft);
    // A future is heard once: it is told here first. Nobody is, once the window has gone.
    return write(draft).then(
        &m_store, [keeper = QPointer<DraftKeeper>(this)](const Result<Done> &done) {
            if (keeper) {
                keeper->written(done);
            }
            return done;
        });
}

void DraftKeeper::flush()
{
    m_soon.stop();
    if (m_waiting) {
        const Draft draft = *m_waiting;
        m_waiting.reset();
        hear(write(draft), &m_store, this, [this](const Result<Done> &done) { written(done); });
    }
}

QFuture<Result<Done>> DraftKeeper::write(const Draft &draft)
{
    ++m_writing;
    return m_store.writeUser([draft](store::UserTx &tx) { return store::saveDraft(tx, draft); });
}

void DraftKeeper::written(const Result<Done> &done)
{
    --m_writing;
    const bool failedBefore = m_failed;
    m_failed = !done.ok();
    if (m_failed && !failedBefore) { // said once, not with each letter
        Q_EMIT problem(sentence(done.error()));
    }
    Q_EMIT savedChanged();
}

void DraftKeeper::add(const Draft &draft)
{
    remember(draft);
}

void DraftKeeper::drop(const QString &key)
{
    m_touched.insert(key);
    if (m_waiting && m_waiting->key == key) {
        m_waiting.reset();
        m_soon.stop();
    }
    if (std::erase_if(m_all, [&](const Draft &known) { return known.key == key; }) > 0) {
        Q_EMIT changed();
    }
    hear(m_store.writeUser([key](store::UserTx &tx) { return store::removeDraft(tx, key); }),
        &m_store, this, [this](const Result<Done> &done) { removed(done); });
    Q_EMIT savedChanged();
}

void DraftKeeper::removed(const Result<Done> &done)
{
    if (!done) {
        Q_EMIT problem(sentence(done.error()));
    }
}

} // namespace asterism::ui
