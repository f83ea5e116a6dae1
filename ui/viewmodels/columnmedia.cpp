// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Column that shows a person's media side by side: where a server tells of them alone
// it is asked for these, as from their profile, and else what was read of their posts is looked
// through.
#include "ui/models/hear.h"
#include "ui/viewmodels/column.h"
#include "ui/viewmodels/persontellers.h"

namespace asterism::ui {

void Column::showGrid(bool grid)
{
    if (m_stored.kind == u"person" && grid != m_grid) {
        m_grid = grid;
        m_media.clear();
        Q_EMIT gridChanged();
        arrange();
        readMedia();
    }
}

bool Column::showsMediaOfPerson() const
{
    return m_grid && m_stored.kind == u"person" && !m_sources.empty();
}

/// Their posts are read beside their media, though nobody sees them here: that is what finds
/// another way to the person when the one that was known goes no more, and says that there is none.
std::vector<Source> Column::toAsk(const std::vector<Source> &posts) const
{
    if (!showsMediaOfPerson() || posts.empty()) {
        return posts;
    }
    return {posts.front(), mediaSourceOf(posts.front())};
}

/// Whether a server has told of them by now.
void Column::readMedia()
{
    if (!showsMediaOfPerson()) {
        return;
    }
    const Source person = m_sources.front();
    const auto read =
        m_context.store.readCache([person](store::CacheTx &tx) -> Result<std::vector<Source>> {
            return toldMedia(tx, personTellers(tx, person));
        });
    hear(read, &m_context.store, this, [this, person](const Result<std::vector<Source>> &told) {
        const bool asked = showsMediaOfPerson() && m_sources.front() == person;
        if (told && asked && *told != m_media) { // a damaged cache is the store's to tell
            m_media = *told;
            arrange();
        }
    });
}

} // namespace asterism::ui
