// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/response.h"
#include "store/pages.h"

#include <QCache>
#include <QStringList>

namespace asterism {

/// One page that was asked for, decoded and committed.
struct LoadedPage {
    store::PageOutcome outcome;
    int rows = 0; ///< rows the server sent
    QString older; ///< cursor downwards, empty when there is none
    bool end = false;
    /// As in protocol/page.h: where not, what is missing among the rows cannot be told by their
    /// ids.
    bool ordered = true;
    QString firstCursor;
    QString lastCursor;
    QStringList ids; ///< local ids of the rows, newest first
    QStringList entered; ///< of those, the ones that belong in the source
    qint64 newestAt = 0; ///< created_at of the ends, 0 for an empty page
    qint64 oldestAt = 0;
};

/// The last answers to questions that are asked again and again: one that is byte for byte the
/// same as before need not be read and written again. (Of a polled source most are.)
/// For the write lane alone; bounded, the longest unused one goes first.
class ReadPages {
public:
    /// What tells one answer from the next: all of it that loadPage() reads.
    struct Digest {
        qsizetype size = 0;
        size_t one = 0;
        size_t other = 0;
        bool operator==(const Digest &) const = default;
    };
    static Digest digestOf(const Response &response);

    /// The page as it was committed; nullptr when the answer to that question was another one.
    const LoadedPage *find(const QString &question, const Digest &digest) const;
    void keep(const QString &question, const Digest &digest, const LoadedPage &page);

private:
    struct Known {
        Digest digest;
        LoadedPage page;
    };
    static constexpr int mostPages = 64; ///< of some 4 KiB

    QCache<QString, Known> m_known{mostPages};
};

} // namespace asterism
