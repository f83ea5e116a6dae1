// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/host.h"
#include "base/result.h"
#include "model/actor.h"
#include "model/instance.h"
#include "net/request.h"
#include "net/response.h"
#include "protocol/page.h"

#include <QList>
#include <QUrl>

namespace asterism::feed {

/// One reading of a feed (RSS 2.0, Atom or JSON Feed).
struct Feed {
    Page page; ///< newest first; a feed is never paged here, so `end` is true
    QString title;
    bool notModified = false; ///< 304: nothing new, page is empty
    QString etag; ///< hand both back in the next feedRequest()
    QString lastModified;
};

/// A conditional GET; empty validators are left out.
Request feedRequest(const QUrl &url, const QString &etag = {}, const QString &lastModified = {});

/// Reads a feed of one person. Every post gets `author`, whatever the feed claims; only an
/// empty display name is filled from the feed.
///
/// `uri` is the entry's guid or id, `url` its link. They are the post's ActivityPub id on
/// Misskey, Pleroma and snac; on Mastodon and GoToSocial the guid is the page's address, not
/// the id, so a copy that arrives over an API is to be merged by `url`. An entry whose guid is
/// no web address takes its link instead.
///
/// An entry that names a third host is skipped: a feed speaks only for the host it came from and
/// for the author's. So is one without a readable date. At most 200 entries are read; they count
/// as Public, for feeds do not tell. BadAnswer for HTML, a document type declaration, anything
/// that is no feed.
///
/// `titled` (writesTitles()) puts an entry's title above its text. GoToSocial's are the warnings of
/// its posts, or the beginning of their text: the former become Post::warning, and `sensitive`.
Result<Feed> decodeFeed(const Response &response, const Actor &author, bool titled = false);

/// True where titles are written by people (blogs). Microblog servers make them up from the
/// beginning of the text.
bool writesTitles(const Instance &instance);

/// The feed addresses worth trying for a person on this server, best first; empty when its
/// software is known to have none.
QList<QUrl> feedCandidates(const Instance &instance, const Handle &handle);

/// A page in which a feed may be announced.
Request discoveryRequest(const QUrl &page);
/// Feeds that an HTML page announces by <link rel="alternate">, in its order, at most 10, same
/// site only. BadAnswer when the page is no HTML.
Result<QList<QUrl>> discoverFeeds(const Response &response);

} // namespace asterism::feed
