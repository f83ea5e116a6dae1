// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storetesting.h"

#include "store/outbox.h"

namespace asterism::store {

using ActionKind = Action::Kind;
using OutboxState = OutboxRow::State;

inline Action acting(ActionKind kind, const QString &target = u"https://a.example/1"_s,
    const QString &account = u"A"_s)
{
    return {.kind = kind, .account = {account}, .target = target};
}

/// What the tests of the outbox share: a folder, rows in short, and questions that wait.
class OutboxFixture {
protected:
    std::unique_ptr<Folder> m_folder;

    template <typename F> auto user(F f) { return m_folder->writeUser(std::move(f)); }

    Enqueued added(const Action &action, std::optional<bool> holds = {}, qint64 notBefore = 0)
    {
        const auto done = user([&](UserTx &tx) { return enqueue(tx, action, holds, notBefore); });
        return done ? *done : Enqueued{.id = -1};
    }
    bool save(const OutboxRow &changed)
    {
        const auto saved = user([&](UserTx &tx) { return saveOutboxRow(tx, changed); });
        return saved && *saved;
    }
    OutboxRow row(qint64 id)
    {
        const auto found = *user([id](UserTx &tx) { return outboxRow(tx, id); });
        return found ? *found : OutboxRow{};
    }
    std::vector<qint64> idsUnderWay()
    {
        std::vector<qint64> ids;
        const auto rows = *user([](UserTx &tx) { return underWay(tx, {u"A"_s}); });
        for (const OutboxRow &one : rows) {
            ids.push_back(one.id);
        }
        return ids;
    }
    /// A row that came to stand so: "waiting", "tried", "sending", "resting" (isResting()), "sent",
    /// "failed", "done", "cancelled".
    qint64 standing(const QString &state, qint64 notBefore = 0,
        const Action &action = acting(ActionKind::Boost))
    {
        const QStringList states{
            u"waiting"_s, u"sending"_s, u"sent"_s, u"failed"_s, u"done"_s, u"cancelled"_s};
        OutboxRow made = row(added(action, {}, notBefore).id);
        made.tries = state == u"waiting"_s ? 0 : 1;
        const bool troubled = state == u"failed"_s || state == u"tried"_s || state == u"resting"_s;
        made.trouble = troubled ? u"trouble"_s : QString();
        made.state = state == u"tried"_s ? OutboxState::Waiting
            : state == u"resting"_s      ? OutboxState::Sending
                                         : OutboxState(states.indexOf(state));
        made.notBefore = state == u"sending"_s ? 0 : made.notBefore; // it waits for nothing
        return save(made) ? made.id : -1;
    }
};

} // namespace asterism::store
