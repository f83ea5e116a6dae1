// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of posts: edits, and their end.
#include "sandbox/world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

void World::drop(int site, const QString &uri)
{
    Holdings &has = m_holdings[size_t(site)];
    if (const Copy *gone = copyOf(site, uri)) {
        tell({.kind = WorldNews::Kind::Gone, .site = site, .copy = *gone});
    }
    has.byId.erase(has.idOf.value(uri));
    has.idOf.remove(uri);
    has.known.remove(uri);
}

bool World::remove(const QString &uri, int onlyOn)
{
    changed();
    const Note *found = note(uri);
    const QStringList boosts = m_announcesOf.value(uri);
    bool any = false;
    for (size_t site = 0; site < sites.size(); ++site) {
        if (onlyOn >= 0 && size_t(onlyOn) != site) {
            continue;
        }
        any = any || m_holdings[site].idOf.contains(uri);
        drop(int(site), uri);
        for (const QString &boost : boosts) {
            drop(int(site), boost);
        }
    }
    if (!found || onlyOn >= 0) {
        return any;
    }
    Citizen &author = persons[size_t(found->author)];
    --author.posts;
    // They can hang on another one (delete and redraft).
    for (const Picture &picture : found->media) {
        keepLoose(author, picture);
    }
    m_replies[found->replyTo].removeOne(uri);
    for (const QString &boost : boosts) {
        m_announces.erase(boost);
    }
    m_announcesOf.remove(uri);
    m_notes.erase(uri);
    return true;
}

bool World::lose(const QString &uri, int site)
{
    changed();
    const Note *found = note(uri);
    Holdings &has = m_holdings[size_t(site)];
    if (!found || persons[size_t(found->author)].site == site || !has.idOf.contains(uri)) {
        return false;
    }
    ++m_lost[found->replyTo + u' ' + QString::number(site)];
    has.byId.erase(has.idOf.take(uri)); // streams tell nothing of it
    return true;
}

bool World::edit(const QString &uri, const QString &text, qint64 at)
{
    const Note *found = note(uri);
    return found
        && edit(uri, PostDraft{.text = text, .cw = found->cw, .sensitive = found->sensitive}, at);
}

bool World::edit(const QString &uri, const PostDraft &draft, qint64 at)
{
    changed();
    Note *found = note(uri);
    const int home = found ? persons[size_t(found->author)].site : -1;
    if (!found || (home >= 0 && sites[size_t(home)].software == u"misskey"_s)) {
        return false; // Misskey has no edits
    }
    Note older = *found;
    older.before.clear();
    found->before.push_back(std::move(older));
    found->text = draft.text;
    found->cw = draft.cw;
    found->sensitive = draft.sensitive || !draft.cw.isEmpty();
    found->editedAt = at;
    found->format = draft.format.isEmpty() ? found->format : draft.format;
    found->quotePolicy = draft.quotePolicy.isEmpty() ? found->quotePolicy : draft.quotePolicy;
    found->language = draft.language.isEmpty() ? found->language : draft.language;
    if (draft.pictures) {
        found->media.clear();
    }
    if (draft.withoutPoll) {
        found->poll.reset();
    }
    addMedia(*found, draft);
    render(*found);
    for (size_t site = 0; site < sites.size(); ++site) {
        if (const Copy *copy = copyOf(int(site), uri)) {
            tell({.kind = WorldNews::Kind::Edited, .site = int(site), .copy = *copy});
        }
    }
    return true;
}

} // namespace asterism
