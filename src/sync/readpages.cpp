// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/readpages.h"

namespace asterism {

namespace {

// Chance is the only enemy: a server that makes two answers look alike has told the second to
// nobody but itself. Two seeds make 128 bits of it.
constexpr size_t oneSeed = 0x243f'6a88;
constexpr size_t otherSeed = 0x85a3'08d3;

} // namespace

ReadPages::Digest ReadPages::digestOf(const Response &response)
{
    const QByteArray link = response.header("Link");
    return {response.body.size(), qHashMulti(oneSeed, response.body, link),
        qHashMulti(otherSeed, response.body, link)};
}

const LoadedPage *ReadPages::find(const QString &question, const Digest &digest) const
{
    const Known *known = m_known.object(question);
    return known != nullptr && known->digest == digest ? &known->page : nullptr;
}

void ReadPages::keep(const QString &question, const Digest &digest, const LoadedPage &page)
{
    m_known.insert(question, new Known{digest, page});
}

} // namespace asterism
