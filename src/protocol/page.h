// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/moved.h"
#include "model/notification.h"
#include "model/source.h"
#include "model/timelineitem.h"

#include <QString>

#include <vector>

namespace asterism {

/// Which rows of a timeline are wanted. Ids are the server's own, empty = not set.
/// max: older than this one, newest first. min: the page immediately above this one (gap-free
/// catch-up). since: the newest page above this one, which may leave a gap.
struct PageSpec {
    QString maxId;
    QString minId;
    QString sinceId;
    int limit = 40; ///< lowered to what the server allows
    /// Of the source that is asked for: the answers to some have shapes of their own.
    Source::Kind kind = Source::Kind::Home;
};

/// Of so many antennas, channels or clips one answer tells; where it does, there may be more.
constexpr int shelvesAtOnce = 100;

/// Below the id of each of them.
constexpr QLatin1StringView oldestShelf{"0"};

/// More pinned posts of one person are not read, whoever tells of them.
constexpr int maxPinned = 20;

/// One answer to a timeline request. A short page is not the end: servers filter after the
/// query. Only `end` says that nothing older can be asked for.
struct Page {
    std::vector<TimelineItem> items; ///< newest first, as the server lists them
    QString older; ///< pass as the next maxId; empty = none
    bool end = false;
    /// False where the server pages by other ids than those of the rows (Mastodon: favourites by
    /// ids that only a Link tells, mentions by those of notifications). Then the ids of the first
    /// and of the last row in that order, as far as they are told.
    bool ordered = true;
    QString firstCursor;
    QString lastCursor;
    int rows = 0; ///< rows in the answer, understood or not
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// What stands around a post. A guest gets a cut answer from large threads.
struct Thread {
    std::vector<Post> ancestors; ///< oldest first
    std::vector<Post> descendants;
    QString older; ///< pass to moreAnswers() for the direct answers below; empty: those were all
    int skipped = 0;
};

/// That somebody has posted, or that something else about them is new: only to be compared with
/// what the same server told before.
struct Tally {
    QString localId;
    QString mark;
};

/// One answer to a request for people. A short page is not the end here, either.
struct PeoplePage {
    std::vector<Actor> people;
    QString older; ///< pass as the next maxId; empty = the end
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// Somebody whom the settings of an account keep from telling it anything: it may let them in.
struct HeldPerson {
    QString id; ///< of the server's question whether to, not of the person
    Actor person;
    int notices = 0; ///< kept back so far; 0: not told
    std::optional<Post> last; ///< what they wrote last of it; what is no post has none
};

struct HeldPage {
    std::vector<HeldPerson> people;
    QString older; ///< pass as the next maxId; empty = the end
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// How much that is.
struct HeldCounts {
    int people = 0;
    int notices = 0;
};

/// One thing that an account has at its server.
struct Belonging {
    MovedItem item; ///< its subject, and how long a mute lasts
    QString localId; ///< of the person or post
    Actor person; ///< of whom it is about; empty of domains, posts and hashtags
};

/// Some of them. A page without any may have more below it, too.
struct Belongings {
    std::vector<Belonging> rows;
    QString older; ///< pass as the next maxId; empty = the end
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// A public collection: people whom somebody recommends.
struct PeopleCollection {
    QString name;
    std::vector<Actor> people; ///< without whose collection it is, unless they are in it
};

/// One answer to a request for notifications. A short page is not the end here, either.
struct NotificationPage {
    std::vector<Notification> rows; ///< newest first
    QString older; ///< pass as the next maxId; empty = none
    bool end = false; ///< nothing older can be asked for
    QString newest; ///< id of the first row in the answer, understood or not; empty = there is none
    int told = 0; ///< rows in the answer, understood or not
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// What a server is searched for.
enum class SearchFor { People, Posts, Tags };

struct SearchSpec {
    QString text; ///< as somebody typed it; at most longestSearch characters
    SearchFor what = SearchFor::Posts;
    int limit = 20; ///< lowered to what the server allows
    QString below = {}; ///< Findings::below of the page before; empty: the first
};

constexpr qsizetype longestSearch = 500;

/// What a server found among what it knows; of these lists one is filled.
struct Findings {
    std::vector<Actor> people;
    std::vector<TimelineItem> posts;
    std::vector<Hashtag> tags;
    QString below; ///< pass it again for the next page; empty = that was all
    int skipped = 0; ///< rows that could not be understood; each was logged
};

/// What a server found for an address or a URL; both may be empty (nothing found).
struct Resolved {
    std::vector<Actor> actors;
    std::vector<TimelineItem> posts;
};

} // namespace asterism
