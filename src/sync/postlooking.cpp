// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postlooking.h"

#include "protocol/capabilities.h"
#include "sync/accountflow.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace asterism {

namespace {

constexpr int mostSoughtPages = 15;
constexpr int soughtPageLimit = 40;
constexpr size_t mostSources = 20;

using LookedFor = std::optional<TimelineItem>;

Source sourceOf(OwnPlace place, const Account &account)
{
    return place == OwnPlace::Home ? homeSource(account.id, account.host)
                                   : personSource(account.acct, account.host);
}

/// Pictures and films in one post: Pixelfed's "photo:video:album" (StatusController.php,
/// mimeTypeCheck()), which accountStatusesById() passes over.
bool isMixed(const QList<Attachment> &media)
{
    const auto pictures = std::ranges::count_if(
        media, [](const Attachment &file) { return file.type.startsWith("image/"_L1); });
    return pictures > 0 && pictures < media.size();
}

/// Whether the own posts of that server have such a post among them.
bool isAmongOwn(const Outgoing &post, Capabilities::OwnPosts posts)
{
    const PostText &text = post.text;
    const bool hidden =
        text.visibility == Visibility::Private || text.visibility == Visibility::Direct;
    switch (posts) {
    case Capabilities::OwnPosts::All:
        break;
    case Capabilities::OwnPosts::Listed:
        return !hidden;
    case Capabilities::OwnPosts::PublicNotes:
        return text.visibility == Visibility::Public && text.poll.choices.isEmpty();
    case Capabilities::OwnPosts::NoAnswers:
        return post.replyToLocalId.isEmpty() && !isMixed(text.media);
    }
    return true;
}

class PostLooking : public AccountFlow<LookedFor> {
public:
    PostLooking(Core &core, Sessions &sessions, const Session &session, const SoughtPost &sought)
        : AccountFlow(core, sessions, session)
        , m_sought(sought)
        , m_place(ownPlaceOf(sought.post, session.instance))
    {
    }

    void start()
    {
        if (hasFamily()) {
            askPage({});
        }
    }

private:
    void askPage(const QString &maxId)
    {
        const Source own = sourceOf(m_place, m_session.account);
        const PageSpec spec{.maxId = maxId, .limit = soughtPageLimit, .kind = own.kind};
        m_pages += 1;
        send(m_family->timeline(m_session.instance, own, spec, m_session.account.localId),
            [this, spec](const Response &response) {
                const auto page = m_family->page(m_session.instance, response, spec, false);
                if (isGood(page, response)) {
                    took(*page);
                }
            });
    }

    void took(const Page &page)
    {
        bool below = page.end || page.older.isEmpty();
        for (const TimelineItem &item : page.items) {
            // What others wrote long ago may have come to the home timeline just now.
            const bool tells = m_place != OwnPlace::Home || isOwn(m_session.account, item);
            below = below || (tells && isBefore(m_sought, item));
            if (mayBeSought(m_sought, m_session.account, item)) {
                m_candidates.push_back(item);
            }
        }
        m_cut = !below && m_pages >= mostSoughtPages;
        if (below || m_cut) {
            // Newest first so far; what was sent twice arrived first where it is the oldest.
            std::ranges::reverse(m_candidates);
            compare(0);
        } else {
            askPage(page.older);
        }
    }

    /// One after the other: each is read as HTML, and others want this thread as well.
    void compare(size_t index)
    {
        if (index >= m_candidates.size()) {
            const bool tells = capabilities(m_session.instance).source;
            m_candidates.resize(tells ? std::min(m_candidates.size(), mostSources) : 0);
            askSource(0);
        } else if (showsText(m_candidates[index].post, m_sought.post.text)) {
            finish(LookedFor(m_candidates[index]));
        } else {
            QMetaObject::invokeMethod(
                this, [this, index] { compare(index + 1); }, Qt::QueuedConnection);
        }
    }

    void askSource(size_t index)
    {
        if (index >= m_candidates.size()) {
            m_cut ? finish(notReached()) : finish(LookedFor());
            return;
        }
        const QString id = m_candidates[index].post.localId;
        send(m_family->source(m_session.instance, id), [this, index](const Response &response) {
            const auto source = m_family->decodeSource(m_session.instance, response);
            if (!source && isTroubleOfAll(source.error())) {
                (void)isGood(source, response);
            } else if (source && tellsText(*source, m_sought.post.text)) {
                finish(LookedFor(m_candidates[index]));
            } else {
                askSource(index + 1); // one that went meanwhile, or that is not told, is none
            }
        });
    }

    Error notReached() const
    {
        return {.kind = ErrorKind::NotFound, .subject = m_session.account.host};
    }

    /// Nothing that is asked for now is answered.
    static bool isTroubleOfAll(const Error &error)
    {
        return error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Credentials
            || error.kind == ErrorKind::Network;
    }

    SoughtPost m_sought;
    OwnPlace m_place;
    std::vector<TimelineItem> m_candidates;
    int m_pages = 0;
    bool m_cut = false; ///< there is more above what was the newest before
};

} // namespace

OwnPlace ownPlaceOf(const Outgoing &post, const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    if (isAmongOwn(post, can.ownPosts)) {
        return OwnPlace::Posts;
    }
    return can.ownInHome ? OwnPlace::Home : OwnPlace::Nowhere;
}

QFuture<Result<std::optional<TimelineItem>>> lookForPost(
    Core &core, Sessions &sessions, const Session &session, const SoughtPost &sought)
{
    return begun(new PostLooking(core, sessions, session, sought));
}

QFuture<Result<QString>> newestOwnPost(
    Core &core, Sessions &sessions, const Session &session, OwnPlace place)
{
    const bool home = place == OwnPlace::Home;
    const Source own = sourceOf(place, session.account);
    const PageSpec spec{.limit = home ? soughtPageLimit : 1, .kind = own.kind};
    return askOnce<QString>(
        core, sessions, session,
        [=, instance = session.instance, localId = session.account.localId](
            const Family &family) { return family.timeline(instance, own, spec, localId); },
        [=](const Family &family, const Response &response) -> Result<QString> {
            const auto page = family.page(session.instance, response, spec, false);
            if (!page) {
                return page.error();
            }
            const auto first = std::ranges::find_if(page->items,
                [&](const TimelineItem &item) { return !home || isOwn(session.account, item); });
            if (first != page->items.end()) {
                return first->localId;
            }
            return home || page->rows == 0
                ? Result<QString>(QString())
                : Error{.kind = ErrorKind::BadAnswer, .subject = session.instance.host};
        });
}

} // namespace asterism
