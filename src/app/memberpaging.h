// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/flow.h"
#include "model/list.h"
#include "model/source.h"
#include "store/store.h"

#include <functional>
#include <optional>
#include <vector>

namespace asterism {

/// One way down a list. What is cached of the list is whole only down to the newest of its members'
/// bottoms, so those whose oldest known post is the newest are paged down, until all bottoms lie
/// below `below` or 8 pages were asked for. Answers whether servers have still older ones; an Error
/// when every page failed.
class MemberPaging : public Flow<bool> {
public:
    struct Person {
        ListMember member;
        Source source; ///< that the member's reader fills
    };
    /// Brings the page of a person that lies below `cursor` into the cache.
    using Page = std::function<QFuture<Result<Done>>(const Person &, const QString &cursor)>;

    static constexpr int mostPages = 8;

    /// `people`: whose readers can page.
    MemberPaging(
        store::Store &store, std::vector<Person> people, qint64 below, Page page, QObject *parent);

    void start() { look(); }

private:
    struct Bottom {
        QString cursor;
        qint64 at = 0; ///< of the oldest known post
        bool open = false; ///< something may be below
    };

    void look();
    void choose(const std::vector<Bottom> &bottoms);
    void ask(size_t person, const QString &cursor);
    void came(size_t person, const Result<Done> &done);
    void end(bool more);

    store::Store &m_store;
    std::vector<Person> m_people;
    qint64 m_below;
    Page m_page;
    std::vector<bool> m_failed; ///< by person
    int m_left = mostPages;
    int m_asked = 0; ///< pages under way
    bool m_any = false; ///< a page came
    std::optional<Error> m_error;
};

} // namespace asterism
