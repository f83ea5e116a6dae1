// SPDX-License-Identifier: GPL-3.0-or-later

// The part of RowWork that is about clips: the one of that name is found among the account's, or
// made, and the post is put into it.
#include "migration/rowrules.h"
#include "migration/rowwork.h"
#include "sync/serverlists.h"

namespace asterism {

namespace {

constexpr Write::What countedForClips = Write::What::PutIntoClip;
/// Somebody may have made room since, or been given more.
constexpr qint64 clipRefusedMs = 10 * minuteMs;

} // namespace

void RowWork::startClip()
{
    if (isRefusedClip()) {
        return;
    }
    if (m_memory.clipIds) {
        needClip();
        return;
    }
    m_clipsAsked = true;
    loadServerLists(m_tools.core, m_tools.sessions, m_session, Source::Kind::Clip)
        .then(this, [this](const Result<std::vector<ServerList>> &clips) { learnClips(clips); });
}

/// Ends the row where its clip took nothing a moment ago.
bool RowWork::isRefusedClip()
{
    const auto refusal = m_memory.clipRefusals.constFind(m_row.item.list);
    const bool holds = refusal != m_memory.clipRefusals.cend() && !m_row.removes
        && refusal->at <= m_tools.now() && m_tools.now() - refusal->at < clipRefusedMs;
    if (holds) {
        endRow(Outcome::Refused, refusal->words);
    }
    return holds;
}

void RowWork::learnClips(const Result<std::vector<ServerList>> &clips)
{
    if (!clips) {
        trouble(clips.error());
        return;
    }
    m_memory.lastGoodAt = m_tools.now();
    m_memory.clipIds.emplace();
    for (const ServerList &clip : *clips) {
        // Nothing can be put into others' clips; and names need not be unique: the first one.
        if (!clip.favourite && !m_memory.clipIds->contains(clip.title)) {
            m_memory.clipIds->insert(clip.title, clip.id);
        }
    }
    needClip();
}

void RowWork::needClip()
{
    m_listId = m_memory.clipIds->value(m_row.item.list);
    if (!m_listId.isEmpty()) {
        startPost();
    } else if (m_row.removes) {
        endRow(Outcome::Already);
    } else {
        createClip();
    }
}

/// Counted with what is put into clips, and as little hurried.
void RowWork::createClip()
{
    const qint64 next = paceOf(countedForClips).next(m_tools.now());
    if (next > m_tools.now()) {
        saveAndLeave({.kind = RowEnd::Kind::Wait, .until = next});
        return;
    }
    count(countedForClips, [this] {
        asterism::createClip(
            m_tools.core, m_tools.sessions, m_session, m_row.item.list, Request::Steady)
            .then(this, [this](const NewListAnswer &answer) { clipCreated(answer); });
    });
}

void RowWork::clipCreated(const NewListAnswer &answer)
{
    hearPace(countedForClips, answer.status > 0 || answer.unsure, answer.status, answer.limit);
    if (answer.id) {
        m_memory.lastGoodAt = m_tools.now();
        m_memory.clipIds->insert(m_row.item.list, *answer.id);
        needClip();
        return;
    }
    const Error &error = answer.id.error();
    if (error.kind == ErrorKind::Rejected) {
        refuse(error);
        return;
    }
    m_memory.clipIds.reset(); // it may be there all the same
    if (error.kind == ErrorKind::RateLimited) {
        waitForLimit(answer.status, error);
    } else {
        trouble(error);
    }
}

/// The post, or the clip: both are looked for once more.
void RowWork::clipNotThere()
{
    m_memory.clipIds.reset();
    m_row.localId.clear();
    m_row.state = RowState::Waiting;
    saveAndLeave({.kind = RowEnd::Kind::Later});
}

} // namespace asterism
