// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/memberpaging.h"

#include "store/sources.h"

#include <algorithm>

namespace asterism {

MemberPaging::MemberPaging(
    store::Store &store, std::vector<Person> people, qint64 below, Page page, QObject *parent)
    : Flow(parent)
    , m_store(store)
    , m_people(std::move(people))
    , m_below(below)
    , m_page(std::move(page))
    , m_failed(m_people.size(), false)
{
}

void MemberPaging::look()
{
    std::vector<Source> sources;
    std::ranges::transform(m_people, std::back_inserter(sources), &Person::source);
    const auto read = [sources](store::CacheTx &tx) -> Result<std::vector<Bottom>> {
        std::vector<Bottom> bottoms;
        for (const Source &source : sources) {
            const store::SourceState state = store::sourceState(tx, source);
            bottoms.push_back({.cursor = state.oldestId,
                .at = state.oldestAt,
                .open = !state.atEnd && !state.oldestId.isEmpty()});
        }
        return bottoms;
    };
    m_store.readCache(read).then(this, [this](const Result<std::vector<Bottom>> &bottoms) {
        bottoms ? choose(*bottoms) : finish(bottoms.error());
    });
}

void MemberPaging::choose(const std::vector<Bottom> &bottoms)
{
    bool open = false;
    std::vector<size_t> wanted;
    for (size_t i = 0; i < bottoms.size(); ++i) {
        open = open || bottoms[i].open;
        if (bottoms[i].open && !m_failed[i] && bottoms[i].at >= m_below) {
            wanted.push_back(i);
        }
    }
    std::ranges::sort(
        wanted, std::ranges::greater(), [&](size_t person) { return bottoms[person].at; });
    wanted.resize(std::min(wanted.size(), size_t(m_left)));
    if (wanted.empty()) {
        end(open);
        return;
    }
    m_left -= int(wanted.size());
    m_asked = int(wanted.size());
    for (const size_t person : wanted) {
        ask(person, bottoms[person].cursor);
    }
}

void MemberPaging::ask(size_t person, const QString &cursor)
{
    m_page(m_people[person], cursor).then(this, [this, person](const Result<Done> &done) {
        came(person, done);
    });
}

void MemberPaging::came(size_t person, const Result<Done> &done)
{
    m_any = m_any || done.ok();
    if (!done) {
        m_failed[person] = true;
        m_error = done.error();
    }
    if (--m_asked > 0) {
        return;
    }
    if (m_error && m_error->kind == ErrorKind::Cancelled) {
        finish(*m_error); // the program ends
    } else {
        look();
    }
}

void MemberPaging::end(bool more)
{
    finish(m_error && !m_any ? Result<bool>(*m_error) : Result<bool>(more));
}

} // namespace asterism
