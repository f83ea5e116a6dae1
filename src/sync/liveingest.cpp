// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/liveingest.h"

#include "base/log.h"
#include "protocol/family.h"
#include "store/accounts.h"
#include "store/deletes.h"
#include "store/livechanges.h"
#include "store/noticepages.h"
#include "store/noticeplaces.h"
#include "store/notices.h"
#include "store/pages.h"
#include "sync/pageloader.h"
#include "sync/prepare.h"

#include <algorithm>
#include <iterator>

namespace asterism {

namespace {

using Kind = StreamEvent::Kind;

/// Of one transaction: readers and other writers have their turn in between.
constexpr size_t mostAtOnce = 200;
constexpr size_t mostWaiting = 5000;
/// Answers to what nobody has seen, of one transaction.
constexpr qsizetype mostLacked = 5;
constexpr qint64 mostWaitingBytes = 64 * 1024 * 1024;

/// A message, decoded and made safe before the transaction begins.
struct Step {
    std::shared_ptr<const LiveLine> line;
    StreamEvent event;
    std::vector<store::Prepared> items; ///< the row, or nothing
    std::vector<store::Prepared> quoted;
    std::optional<store::PreparedNotice> notice; ///< which the row is about
    AccountId doer; ///< the own account that did what `event.change` says; mostly nobody's
};

struct Steps {
    std::vector<Step> steps;
    LiveOutcome outcome;
};

void decodeOne(const Core &core, const OwnPeople &own, Steps &decoded, const LiveFrame &frame)
{
    const LiveLine &line = *frame.line;
    const Family *family = familyFor(line.instance);
    auto event = family
        ? family->decodeFrame(line.instance, frame.text, line.account.isEmpty())
        : Result<StreamEvent>(Error{.kind = ErrorKind::BadAnswer, .subject = line.instance.host});
    if (!event) {
        decoded.outcome.broken += 1;
        qCWarning(logSync) << "stream message skipped:" << event.error().subject
                           << event.error().detail;
        return;
    }
    Step step{.line = frame.line,
        .event = std::move(*event),
        .items = {},
        .quoted = {},
        .notice = {},
        .doer = {}};
    if (step.event.change) {
        step.doer = own.value({line.instance.host, step.event.change->who});
    }
    if (step.event.item) {
        std::vector<TimelineItem> items;
        items.push_back(std::move(*step.event.item));
        step.event.item.reset();
        step.quoted = quotedOf(items);
        step.items = prepareAll(std::move(items));
        for (auto *all : {&step.items, &step.quoted}) {
            core.filters.judge(line.account, *all, core.clock.now());
        }
    }
    if (step.event.notice && !line.account.isEmpty()) {
        step.notice = prepareNotice(std::move(*step.event.notice), {});
        step.event.notice.reset();
        if (!step.items.empty()) {
            step.notice->post = std::move(step.items.front());
            step.items.clear();
        }
    }
    decoded.steps.push_back(std::move(step));
}

Result<Steps> decode(const Core &core, const OwnPeople &own, const std::vector<LiveFrame> &frames)
{
    Steps decoded;
    decoded.steps.reserve(frames.size());
    for (const LiveFrame &frame : frames) {
        decoded.outcome.lines.insert(frame.line->id);
        decodeOne(core, own, decoded, frame);
    }
    return decoded;
}

/// Where the row belongs. A server that does not say which of several streams it means (only
/// deletes come so) leaves nothing to go by.
std::vector<const LiveLine::Place *> placesOf(const LiveLine &line, const StreamEvent &event)
{
    std::vector<const LiveLine::Place *> found;
    const bool single = !line.shared && std::ranges::all_of(line.places, [&](const auto &place) {
        return place.topic == line.places.front().topic;
    });
    for (const LiveLine::Place &place : line.places) {
        if (event.topic ? *event.topic == place.topic || single : single) {
            found.push_back(&place);
        }
    }
    return found;
}

bool isOfNotices(const LiveLine::Place &place)
{
    return place.source.kind == Source::Kind::Notifications;
}

/// A row that the source does not want leaves nothing out: the next page need not reach below it.
void pass(store::CacheTx &tx, const LiveLine::Place &place, const TimelineItem &item)
{
    if (place.joined) {
        store::passLive(tx, place.source, item.localId, item.createdAt);
    }
}

Result<Done> enter(store::CacheTx &tx, const Step &step, LiveOutcome &outcome)
{
    const store::Teller teller = tellerOf(step.line->instance, step.line->account);
    const store::Prepared &row = step.items.front();
    if (const auto loose = store::commitLoose(tx, teller, step.quoted); !loose) {
        return loose.error();
    }
    for (const LiveLine::Place *place : placesOf(*step.line, step.event)) {
        if (isOfNotices(*place)) {
            continue; // of the same topic; what belongs there comes as a notification
        }
        if (!belongs(place->source, row.item)) {
            pass(tx, *place, row.item);
            continue;
        }
        const auto kept = store::commitLive(tx, teller, place->source, row, place->joined);
        if (!kept) {
            return kept.error();
        }
        outcome.rows += kept->news;
        outcome.sources.insert(place->source.key());
    }
    return Done{};
}

/// What changes or comes along without a row of its own.
Result<Done> change(store::CacheTx &tx, const Step &step)
{
    const store::Teller teller = tellerOf(step.line->instance, step.line->account);
    for (const auto *items : {&step.quoted, &step.items}) {
        if (const auto kept = store::commitLoose(tx, teller, *items); !kept) {
            return kept.error();
        }
    }
    return Done{};
}

/// Kept whether or not somebody wants to have them fresh; only then the mark may move.
Result<Done> keepNotice(store::CacheTx &tx, const Step &step, LiveOutcome &outcome)
{
    if (!step.notice) {
        return change(tx, step);
    }
    const LiveLine &line = *step.line;
    const store::Teller teller = tellerOf(line.instance, line.account);
    if (const auto loose = store::commitLoose(tx, teller, step.quoted); !loose) {
        return loose.error();
    }
    const auto place = std::ranges::find_if(line.places, isOfNotices);
    const bool joined = place != line.places.end() && place->joined;
    const Source source =
        accountSource(Source::Kind::Notifications, line.account, line.instance.host);
    const auto kept = store::commitLiveNotice(tx, teller, source, *step.notice, joined);
    if (!kept) {
        return kept.error();
    }
    const auto lacked = store::lackedParent(tx, line.instance.host, *step.notice);
    if (lacked && outcome.lacked.size() < mostLacked) {
        outcome.lacked << LiveOutcome::Lacked{line.account, line.instance.host, *lacked};
    }
    return Done{};
}

/// What comes after it, in the same transaction perhaps, nobody has read.
void noteNoticesRead(store::CacheTx &tx, const AccountId &account, LiveOutcome &outcome)
{
    const QString newest = store::newestToldId(tx, account);
    if (!newest.isEmpty() && !account.isEmpty()) {
        outcome.noticesRead.insert(account.value, newest);
    }
}

Result<Done> countChange(store::CacheTx &tx, const Step &step, LiveOutcome &outcome)
{
    const LiveLine &line = *step.line;
    LiveOutcome::Change change{
        line.instance.host, line.account, step.event.localId, step.event.personId};
    if (step.event.change) {
        const auto counted = store::applyChange(tx, tellerOf(line.instance, line.account),
            step.event.localId, *step.event.change, step.doer);
        if (!counted) {
            return counted.error();
        }
        change.counted = *counted;
    }
    outcome.changes << change;
    return Done{};
}

Result<Done> commitStep(store::CacheTx &tx, const Step &step, LiveOutcome &outcome)
{
    const LiveLine &line = *step.line;
    switch (step.event.kind) {
    case Kind::Update:
        return enter(tx, step, outcome);
    case Kind::Edit:
        outcome.edits += 1;
        return change(tx, step);
    case Kind::Delete:
        outcome.deletes += 1;
        return store::removeSeen(tx, line.instance.host, step.event.localId);
    case Kind::Notification:
        outcome.notified.insert(line.account.value);
        return keepNotice(tx, step, outcome);
    case Kind::NoticesRead:
        noteNoticesRead(tx, line.account, outcome);
        break;
    case Kind::FiltersChanged:
        outcome.filtersChanged.insert(line.account.value);
        break;
    case Kind::Refused:
        outcome.refusals << LiveOutcome::Refusal{line.id, step.event};
        break;
    case Kind::Connected:
        if (step.event.topic) {
            outcome.confirmations << LiveOutcome::Confirmation{
                line.id, line.opening, *step.event.topic};
        }
        break;
    case Kind::Changed:
        return countChange(tx, step, outcome);
    case Kind::Announcement:
    case Kind::Other:
        outcome.ignored += 1;
        break;
    }
    return Done{};
}

Result<LiveOutcome> commit(store::CacheTx &tx, const Steps &decoded)
{
    LiveOutcome outcome = decoded.outcome;
    for (const Step &step : decoded.steps) {
        if (const auto done = commitStep(tx, step, outcome); !done) {
            return done.error();
        }
    }
    return outcome;
}

LiveOutcome lost(const std::vector<LiveFrame> &frames, const Error &error)
{
    LiveOutcome outcome;
    outcome.error = error;
    for (const LiveFrame &frame : frames) {
        outcome.lines.insert(frame.line->id);
    }
    return outcome;
}

} // namespace

LiveIngest::LiveIngest(Core &core, QObject *parent)
    : QObject(parent)
    , m_core(core)
{
    connect(&core.store, &store::Store::committed, this, [this](const store::Changes &changes) {
        if (changes.accounts || changes.elsewhere) {
            learnOwn();
        }
    });
    learnOwn();
}

/// A store that cannot be read says so elsewhere; who was known is known.
void LiveIngest::learnOwn()
{
    m_core.store.readUser([](store::UserTx &tx) { return store::accounts(tx); })
        .then(this, [this](const Result<std::vector<Account>> &accounts) {
            if (!accounts) {
                return;
            }
            m_own.clear();
            for (const Account &account : *accounts) {
                if (!account.localId.isEmpty()) {
                    m_own.insert({account.host, account.localId}, account.id);
                }
            }
        });
}

bool LiveIngest::add(LiveFrame frame)
{
    const bool full =
        m_waiting.size() >= mostWaiting || m_waitingBytes + frame.text.size() > mostWaitingBytes;
    if (full) {
        return false;
    }
    m_waitingBytes += frame.text.size();
    m_waiting.push_back(std::move(frame));
    if (m_writing == 0) {
        writeNext();
    }
    return true;
}

void LiveIngest::writeNext()
{
    const size_t count = std::min(m_waiting.size(), mostAtOnce);
    if (count == 0) {
        return;
    }
    const auto end = m_waiting.begin() + qptrdiff(count);
    auto frames = std::make_shared<std::vector<LiveFrame>>(
        std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    for (const LiveFrame &frame : *frames) {
        m_waitingBytes -= frame.text.size();
    }
    m_writing = int(count);
    m_core.store
        .writeCache([&core = m_core, own = m_own, frames] { return decode(core, own, *frames); },
            [](store::CacheTx &tx, const Steps &decoded) { return commit(tx, decoded); })
        .then(this, [this, frames](const Result<LiveOutcome> &outcome) {
            m_writing = 0;
            Q_EMIT committed(outcome ? *outcome : lost(*frames, outcome.error()));
            writeNext();
        });
}

} // namespace asterism
