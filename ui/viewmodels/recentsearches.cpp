// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/recentsearches.h"

#include "store/extra.h"
#include "store/settings.h"
#include "ui/models/hear.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestRecent = 300;
const QString recentSearchesKey = u"recent-searches"_s;

} // namespace

RecentSearches::RecentSearches(store::Store &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    const auto read =
        store.readUser([](store::UserTx &tx) { return store::setting(tx, recentSearchesKey); });
    hear(read, &store, this, [this](const Result<std::optional<QString>> &kept) {
        // Where nothing can be read, nothing was searched for; what was typed meanwhile stays.
        if (kept && *kept && m_all.isEmpty()) {
            m_all = store::namesFromText(**kept).mid(0, most);
            Q_EMIT changed();
        }
    });
}

void RecentSearches::add(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.isEmpty() || typed.size() > longestRecent || m_all.value(0) == typed) {
        return;
    }
    m_all.removeAll(typed);
    m_all.prepend(typed);
    m_all = m_all.mid(0, most);
    save();
    Q_EMIT changed();
}

void RecentSearches::clear()
{
    m_all.clear();
    save();
    Q_EMIT changed();
}

void RecentSearches::save()
{
    m_store.writeUser([text = store::namesToText(m_all)](store::UserTx &tx) {
        return store::saveSetting(tx, recentSearchesKey, text);
    });
}

} // namespace asterism::ui
