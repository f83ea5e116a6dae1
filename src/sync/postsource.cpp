// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/postsource.h"

#include "base/clock.h"
#include "protocol/attachments.h"
#include "store/timeline.h"
#include "sync/accountflow.h"
#include "sync/belongings.h"
#include "sync/postreaders.h"

#include <algorithm>

namespace asterism {

namespace {

/// What the cache knows of the post.
struct CachedSource {
    QString localId; ///< at the account's server; empty: not known
    PostText text; ///< what it answers and quotes
};

Result<CachedSource> cachedSource(store::CacheTx &tx, const QString &uri, const QString &host)
{
    CachedSource known;
    const auto post = store::postByUri(tx, uri);
    if (!post) {
        return post.error();
    }
    if (*post) {
        known.text.replyTo = (*post)->post.replyToUri;
        known.text.quote = (*post)->post.quoteUri;
    }
    const auto parent = store::postByUri(tx, known.text.replyTo);
    if (parent && *parent) {
        known.text.replyToUrl = (*parent)->post.url;
    }
    const auto seen = store::sightingsOf(tx, uri);
    if (!seen) {
        return seen.error();
    }
    // Feeds and outboxes name posts by their uris.
    const auto there = std::ranges::find_if(*seen, [&host](const store::Sighting &one) {
        return one.host == host && !one.localId.contains(u"://");
    });
    known.localId = there == seen->end() ? QString() : there->localId;
    return known;
}

/// As it was asked for. Counts that are hidden tell that they are to be (Mastodon:
/// app/models/poll.rb, loaded_options()).
PollText pollTextOf(const Post &post)
{
    PollText text;
    if (!post.poll) {
        return text;
    }
    const Poll &poll = *post.poll;
    const bool hidden = std::ranges::any_of(
        poll.options, [](const Poll::Option &option) { return option.votes < 0; });
    for (const Poll::Option &option : poll.options) {
        text.choices << option.title;
    }
    const qint64 ran = poll.expiresAt > 0 ? poll.expiresAt - post.createdAt : 0;
    text.multiple = poll.multiple;
    text.hideTotals = hidden && !poll.expired;
    text.seconds = ran > 0 ? (ran + secondMs / 2) / secondMs : 0;
    text.endsAt = poll.expiresAt;
    return text;
}

void takePost(PostText &text, const Post &post, const Audience &audience)
{
    text.visibility = audience.visibility;
    text.localOnly = audience.localOnly;
    text.quotes = audience.quotes;
    text.language = post.language;
    text.sensitive = coverByAuthor(post).sensitive;
    text.poll = pollTextOf(post);
    for (const Media &media : post.media) {
        if (!media.id.isEmpty()) {
            text.media << attachmentOf(media);
        }
    }
    for (const Mention &mention : post.mentions) {
        if (post.visibility == Visibility::Direct) {
            text.to << mention.acct;
        }
    }
}

class SourceLoading : public AccountFlow<PostText> {
public:
    SourceLoading(Core &core, Sessions &sessions, const Session &session, const QString &uri)
        : AccountFlow(core, sessions, session)
        , m_uri(uri)
    {
    }

    void start()
    {
        if (!hasFamily()) {
            return;
        }
        m_core.store
            .readCache([uri = m_uri, host = m_session.account.host](
                           store::CacheTx &tx) { return cachedSource(tx, uri, host); })
            .then(this, [this](const Result<CachedSource> &known) {
                if (!known) {
                    finish(known.error());
                    return;
                }
                m_text = known->text;
                known->localId.isEmpty() ? find() : askForPost(known->localId);
            });
    }

private:
    void find()
    {
        findPostAt(m_core, m_sessions, m_session, m_uri)
            .then(this, [this](const Result<QString> &localId) {
                localId ? askForPost(*localId) : finish(localId.error());
            });
    }

    void askForPost(const QString &localId)
    {
        send(m_family->status(m_session.instance, localId), [this](const Response &response) {
            const auto post = m_family->decodeStatus(m_session.instance, response, false);
            const auto audience = m_family->decodeAudience(m_session.instance, response);
            if (isGood(post, response) && isGood(audience, response)) {
                takePost(m_text, post->post, *audience);
                nameReaders(post->post);
            }
        });
    }

    /// Said again without them, a direct post would be for nobody any more.
    void nameReaders(const Post &post)
    {
        const QString localId = post.localId;
        const QString parent = post.replyToLocalId;
        acctsOfReaders(m_core, m_sessions, m_session, post.readerIds)
            .then(this, [this, localId, parent](const Result<QStringList> &accts) {
                if (!accts) {
                    finish(accts.error());
                    return;
                }
                m_text.to += *accts;
                m_text.to.removeDuplicates();
                const bool known = parent.isEmpty() || !m_text.replyTo.isEmpty();
                known ? askForSource(localId) : askForParent(parent, localId);
            });
    }

    /// Written anew without knowing it, a reply would answer nobody.
    void askForParent(const QString &parentId, const QString &localId)
    {
        send(m_family->status(m_session.instance, parentId),
            [this, localId](const Response &response) {
                const auto parent = m_family->decodeStatus(m_session.instance, response, false);
                const bool gone = !parent && parent.error().kind == ErrorKind::NotFound;
                if (parent) {
                    m_text.replyTo = parent->post.uri;
                    m_text.replyToUrl = parent->post.url;
                }
                if (gone || isGood(parent, response)) {
                    askForSource(localId);
                }
            });
    }

    void askForSource(const QString &localId)
    {
        send(m_family->source(m_session.instance, localId), [this](const Response &response) {
            const auto source = m_family->decodeSource(m_session.instance, response);
            if (isGood(source, response)) {
                m_text.text = source->text;
                m_text.warning = source->warning;
                m_text.format = source->format;
                if (!source->poll.choices.isEmpty()) {
                    m_text.poll = source->poll;
                }
                finish(m_text);
            }
        });
    }

    QString m_uri;
    PostText m_text;
};

} // namespace

QFuture<Result<PostText>> loadSource(
    Core &core, Sessions &sessions, const Session &session, const QString &uri)
{
    return begun(new SourceLoading(core, sessions, session, uri));
}

} // namespace asterism
