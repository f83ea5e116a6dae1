// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/persontellers.h"

#include "base/clock.h"
#include "store/readings.h"
#include "store/sources.h"

#include <algorithm>

namespace asterism::ui {

namespace {

bool isReadAtOrigin(ReaderKind reader)
{
    return reader != ReaderKind::None && reader != ReaderKind::Unreadable
        && reader != ReaderKind::Via;
}

bool isReadByDocument(ReaderKind reader)
{
    return reader == ReaderKind::Feed || reader == ReaderKind::Outbox;
}

/// Their posts are read by another way by now, which tells of no media or has its own source of
/// them: this one grows no more.
bool isLeftBehind(
    store::CacheTx &tx, const std::vector<Source> &posts, const Source &source, qint64 mediaReadAt)
{
    return std::ranges::any_of(posts, [&](const Source &other) {
        return other != source && store::sourceState(tx, other).readAt > mediaReadAt + hourMs;
    });
}

} // namespace

std::vector<Source> personTellers(store::CacheTx &tx, const Source &origin)
{
    std::vector<Source> sources{origin};
    if (isReadAtOrigin(store::reading(tx, origin.param).reader)) {
        return sources;
    }
    for (const Source &told : store::sourcesOfPerson(tx, origin.param)) {
        if (told != origin && told.account.isEmpty()) { // what one account is shown is not all's
            sources.push_back(told);
        }
    }
    return sources;
}

std::vector<Source> toldMedia(store::CacheTx &tx, const std::vector<Source> &posts)
{
    std::vector<Source> media;
    for (const Source &source : posts) {
        // What an account's server shows it is read by that account.
        const bool document =
            source.account.isEmpty() && isReadByDocument(store::reading(tx, source.param).reader);
        const Source told = mediaSourceOf(source);
        const qint64 readAt = store::sourceState(tx, told).readAt;
        if (!document && readAt > 0 && !isLeftBehind(tx, posts, source, readAt)) {
            media.push_back(told);
        }
    }
    return media;
}

} // namespace asterism::ui
