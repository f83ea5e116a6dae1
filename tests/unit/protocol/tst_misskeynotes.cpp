// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"
#include "protocol/misskey/mapping.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

const QString misskeyHome = u"https://misskey.test"_s;

Result<TimelineItem> noteIn(const char *file, bool withViewer = true)
{
    const QByteArray name = QByteArray("misskey/") + file + ".json";
    return misskey::noteFromJson(fixture(name), misskeyServer(), withViewer);
}

Result<TimelineItem> decoded(const QJsonObject &note)
{
    return misskey::noteFromJson(note, misskeyServer(), true);
}

QStringList shortcodesOf(const std::vector<CustomEmoji> &emojis)
{
    QStringList names;
    for (const CustomEmoji &emoji : emojis) {
        names << emoji.shortcode;
    }
    return names;
}

QStringList namesOf(const std::vector<Reaction> &reactions)
{
    QStringList names;
    for (const Reaction &reaction : reactions) {
        names << u"%1 %2"_s.arg(reaction.name).arg(reaction.count);
    }
    return names;
}

QJsonObject with(QJsonObject note, const QString &key, const QJsonValue &value)
{
    note.insert(key, value);
    return note;
}

} // namespace

class tst_misskeynotes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plain()
    {
        const auto item = noteIn("note_hello_reactions");
        QVERIFY(item.ok());
        const Post &post = item->post;
        QCOMPARE(item->localId, u"atvjfrp9ya010013"_s);
        QCOMPARE(post.localId, item->localId);
        QCOMPARE(post.uri, misskeyHome + u"/notes/atvjfrp9ya010013"_s);
        QCOMPARE(post.url, post.uri);
        QCOMPARE(item->createdAt, 1795360228605);
        QCOMPARE(post.bodyKind, Post::Body::Mfm);
        QCOMPARE(post.body,
            u"はじめまして、花子です。今日はいい天気ですね :kane: #自己紹介 #ミスキー"_s);
        QCOMPARE(post.author.acct, u"hanako@misskey.test"_s);
        QCOMPARE(post.author.uri, misskeyHome + u"/users/atvjeag8ya010005"_s);
        QCOMPARE(post.visibility, Visibility::Public);
        QVERIFY(!post.sensitive && post.warning.isEmpty() && post.language.isEmpty());
        QCOMPARE(post.tags.size(), size_t(2));
        QCOMPARE(post.tags[1].name, u"ミスキー"_s);
        QCOMPARE(QUrl(post.tags[1].url), QUrl(misskeyHome + u"/tags/ミスキー"_s));
        QCOMPARE(shortcodesOf(post.emojis), QStringList{u"kane"_s});
        QCOMPARE(post.emojis[0].url, misskeyHome + u"/emoji/kane.webp"_s);
        QCOMPARE(post.emojis[0].staticUrl, misskeyHome + u"/emoji/kane.webp?static=1"_s);
        QCOMPARE(post.replies, 2);
        QCOMPARE(post.boosts, 0);
        QCOMPARE(post.favourites, 3);
        QVERIFY(post.viewer && !post.viewer->favourited && post.viewer->reactions.isEmpty());
        QVERIFY(!noteIn("note_hello_reactions", false)->post.viewer);
    }

    void remote()
    {
        const auto item = noteIn("note_remote_custom_emoji");
        QVERIFY(item.ok());
        QCOMPARE(item->post.uri, u"https://misskey2.test/notes/atvjslug0j3j000e"_s);
        QCOMPARE(item->post.author.acct, u"tanaka@misskey2.test"_s);
        QCOMPARE(item->post.author.uri, QString()); // told only of people by themselves
        QCOMPARE(shortcodesOf(item->post.emojis), (QStringList{u"kane"_s, u"suzu"_s}));
        QVERIFY(item->post.emojis[0].url.startsWith(u"https://misskey2.test/files/"_s));
        const auto folded = noteIn("note_remote_files_cw");
        QCOMPARE(folded->post.warning, u"注意"_s);
        QVERIFY(folded->post.sensitive);
        QCOMPARE(folded->post.media.size(), size_t(1));
    }

    void warningsAndVisibility()
    {
        const auto warned = noteIn("note_with_cw");
        QCOMPARE(warned->post.warning, u"ネタバレ注意 :kane:"_s);
        QVERIFY(warned->post.sensitive);
        QCOMPARE(shortcodesOf(warned->post.emojis), QStringList{u"kane"_s});
        const auto empty = decoded(with(bareNote(u"n"_s), u"cw"_s, u""_s));
        QVERIFY(empty->post.warning.isEmpty() && empty->post.sensitive);
        QCOMPARE(noteIn("note_home")->post.visibility, Visibility::Unlisted);
        QCOMPARE(noteIn("note_local_only")->post.visibility, Visibility::Local);
        QCOMPARE(noteIn("note_followers_only")->post.visibility, Visibility::Private);
        QCOMPARE(noteIn("note_specified")->post.visibility, Visibility::Direct);
        const auto unheardOf = with(bareNote(u"n"_s), u"visibility"_s, u"somewhere"_s);
        QCOMPARE(decoded(unheardOf)->post.visibility, Visibility::Private);
        const auto narrower = with(fixture("misskey/note_specified.json"), u"localOnly"_s, true);
        QCOMPARE(decoded(narrower)->post.visibility, Visibility::Direct);
    }

    void channels()
    {
        const auto item = noteIn("note_in_channel");
        QCOMPARE(item->post.channel, u"雑談"_s);
        QCOMPARE(item->post.channelId, u"atvjfwojya01003h"_s);
        QCOMPARE(item->post.visibility, Visibility::Local);
    }

    /// An answer from elsewhere is in it, too, but its server has no such channel.
    void channelsOfOthers()
    {
        QJsonObject note = fixture("misskey/note_in_channel.json");
        QJsonObject user = note[u"user"_s].toObject();
        user.insert(u"host"_s, u"b.example"_s);
        note.insert(u"user"_s, user);
        note.insert(u"uri"_s, u"https://b.example/notes/5"_s);
        const auto item = decoded(note);
        QVERIFY(item);
        QCOMPARE(item->post.channel, u"雑談"_s);
        QCOMPARE(item->post.channelId, QString());
    }

    void channelsWithHostileIds()
    {
        const QJsonObject note = fixture("misskey/note_in_channel.json");
        for (const QJsonValue &id :
            {QJsonValue(), QJsonValue(QString(500, u'x')), QJsonValue(QJsonObject())}) {
            QJsonObject channel = note[u"channel"_s].toObject();
            channel.insert(u"id"_s, id);
            const auto item = decoded(with(note, u"channel"_s, channel));
            QVERIFY(item);
            QCOMPARE(item->post.channelId, QString());
        }
    }

    /// What may be renoted in its channel only.
    void whatStaysInItsChannel()
    {
        const auto may = [](const QJsonValue &told) {
            QJsonObject note = fixture("misskey/note_in_channel.json");
            QJsonObject channel = note[u"channel"_s].toObject();
            channel[u"allowRenoteToExternal"_s] = told;
            note[u"channel"_s] = channel;
            const auto viewer = decoded(note)->post.viewer;
            return viewer->boost == viewer->quote ? viewer->quote : Permission::AfterApproval;
        };
        QCOMPARE(may(true), Permission::Yes);
        QCOMPARE(may(false), Permission::No);
        QCOMPARE(may(QJsonValue::Undefined), Permission::Untold); // before 2023.11
        QCOMPARE(may(u"no"_s), Permission::Untold);
    }

    void files()
    {
        const auto photos = noteIn("note_with_files");
        QCOMPARE(photos->post.media.size(), size_t(2));
        const Media &first = photos->post.media[0];
        QCOMPARE(first.type, Media::Type::Image);
        QCOMPARE(first.description, u"夕焼けのグラデーション"_s);
        QCOMPARE(first.width, 640);
        QCOMPARE(first.height, 400);
        QVERIFY(!first.blurhash.isEmpty());
        QCOMPARE(first.url, misskeyHome + u"/files/dbdffe11-7d1a-4b4a-9376-74088b98dac8"_s);
        QCOMPARE(first.previewUrl,
            misskeyHome + u"/files/thumbnail-1e23d5c1-1153-4788-a4a2-83c105fa18eb"_s);
        QVERIFY(photos->post.sensitive && photos->post.warning.isEmpty());
        const auto mixed = noteIn("note_with_video_audio");
        QCOMPARE(mixed->post.media.size(), size_t(3));
        QCOMPARE(mixed->post.media[0].type, Media::Type::Video);
        QCOMPARE(mixed->post.media[1].type, Media::Type::Audio);
        QCOMPARE(mixed->post.media[2].type, Media::Type::Image);
        QVERIFY(!mixed->post.sensitive);
        const auto silent = noteIn("note_files_only");
        QVERIFY(silent.ok() && silent->post.body.isEmpty() && !silent->post.media.empty());
    }

    void polls()
    {
        const auto single = noteIn("note_with_poll");
        const Poll &poll = single->post.poll.value();
        QCOMPARE(poll.localId, u"atvjfskzya010019"_s);
        QCOMPARE(poll.options.size(), size_t(3));
        QCOMPARE(poll.options[0].title, u"Tea"_s);
        QCOMPARE(poll.options[0].votes, 1);
        QCOMPARE(poll.votes, 2);
        QCOMPARE(poll.voters, 2);
        QCOMPARE(poll.expiresAt, 1826896229747);
        QVERIFY(!poll.multiple && !poll.expired);
        QCOMPARE(shortcodesOf(single->post.emojis), QStringList{u"kane"_s}); // in a choice
        const auto several = noteIn("note_with_poll_multiple");
        QVERIFY(several->post.poll->multiple);
        QCOMPARE(several->post.poll->expiresAt, 0);
        QCOMPARE(several->post.poll->voters, -1);
    }

    void ownVotes()
    {
        const auto voted = misskey::noteFromJson(
            fixtureArray("misskey/i_favorites.json").at(0)[u"note"_s].toObject(), misskeyServer(),
            true);
        QVERIFY(voted->post.viewer->voted);
        QCOMPARE(voted->post.viewer->votes, QList<int>{2});
        const auto bare = decoded(bareNote(u"n"_s));
        QVERIFY(!bare->post.viewer->voted && bare->post.viewer->votes.isEmpty());
    }

    void reactions()
    {
        const auto item = noteIn("note_remote_reaction");
        QCOMPARE(namesOf(item->post.reactions),
            (QStringList{u"kane 1"_s, u"suzu@misskey2.test 1"_s, u"❤ 1"_s, u"👍 1"_s}));
        QCOMPARE(item->post.reactions[0].url, misskeyHome + u"/emoji/kane.webp"_s);
        QCOMPARE(item->post.reactions[0].staticUrl, misskeyHome + u"/emoji/kane.webp?static=1"_s);
        QVERIFY(item->post.reactions[1].url.startsWith(u"https://misskey2.test/files/"_s));
        QCOMPARE(item->post.reactions[1].staticUrl, item->post.reactions[1].url);
        QVERIFY(item->post.reactions[2].url.isEmpty());
        const auto own = misskey::noteFromJson(
            fixture("misskey/ap_show.json")[u"object"_s].toObject(), misskeyServer(), true);
        QCOMPARE(own->post.viewer->reactions, QStringList{u"kane"_s});
        QVERIFY(own->post.viewer->favourited && !own->post.viewer->bookmarked);
    }

    void reactionsInOrder()
    {
        QJsonObject counts{{u"a"_s, 1}, {u":b@.:"_s, 30}, {u":b@x.example:"_s, 2}, {u"c"_s, 0},
            {u"d"_s, -4}, {u"e"_s, u"many"_s}, {u":old:"_s, 3},
            {u":%1:"_s.arg(QString(1000, u'x')), 9}, {QString(), 5}};
        const auto note = with(bareNote(u"n"_s), u"reactions"_s, counts);
        const auto item = decoded(note);
        QCOMPARE(namesOf(item->post.reactions),
            (QStringList{u"b 30"_s, u"old 3"_s, u"b@x.example 2"_s, u"a 1"_s}));
        // Its own server has a copy of what another's looks like.
        QCOMPARE(item->post.reactions[2].url, misskeyHome + u"/emoji/b%40x.example.webp"_s);
        QCOMPARE(item->post.favourites, 36);
        QVERIFY(item->post.reactionsTold);
        QCOMPARE(misskey::reactionName(u":"_s), u":"_s);
        QCOMPARE(misskey::reactionName(u"::"_s), u"::"_s);
        QCOMPARE(misskey::reactionName(u"👍"_s), u"👍"_s);
        QCOMPARE(decoded(bareNote(u"n"_s))->post.favourites, -1);
    }

    /// The last reaction that is taken back leaves none, and that is told.
    void noReactions()
    {
        const auto none = decoded(with(bareNote(u"n"_s), u"reactions"_s, QJsonObject()));
        QVERIFY(none->post.reactions.empty() && none->post.reactionsTold);
        QCOMPARE(none->post.favourites, 0);
        QVERIFY(!decoded(bareNote(u"n"_s))->post.reactionsTold);
    }

    void whatTheAccountDid()
    {
        const QJsonObject some{{u"👍"_s, 2}};
        const QJsonObject reacted = with(bareNote(u"r"_s), u"reactions"_s, some);
        const auto mine = with(reacted, u"myReaction"_s, u"👍"_s);
        QCOMPARE(decoded(reacted)->post.viewer, ViewerState{.marksUntold = true});
        QCOMPARE(decoded(mine)->post.viewer,
            (ViewerState{.favourited = true, .marksUntold = true, .reactions = {u"👍"_s}}));
        // Beside a quote it is silent about what was quoted, unless it tells.
        const auto isUntold = [](const QJsonObject &renote) {
            QJsonObject note = with(bareNote(u"n"_s), u"renoteId"_s, u"r"_s);
            note.insert(u"renote"_s, renote);
            return decoded(note)->post.quoted->viewer.value().reactionsUntold;
        };
        QVERIFY(isUntold(reacted));
        QVERIFY(!isUntold(mine));
        QVERIFY(!isUntold(bareNote(u"r"_s)));
    }

    void shortcodes()
    {
        const std::vector<CustomEmoji> known{{u"has"_s, {}, {}}};
        const QString text = u":a: 12:30:45 :b-c:x :has: 「:d_1:」:a: ::e:: :f g: :日本:"_s;
        QCOMPARE(misskey::shortcodesIn(text, known), (QStringList{u"a"_s, u"d_1"_s, u"e"_s}));
        QCOMPARE(misskey::shortcodesIn(u":日本: 時:分:ﾄﾞ:a :ねこ_1: :👍:"_s, known, true),
            (QStringList{u"日本"_s, u"分"_s, u"ねこ_1"_s}));
        QString many;
        for (int i = 0; i < 1000; ++i) {
            many += u" :n%1:"_s.arg(i);
        }
        QCOMPARE(misskey::shortcodesIn(many, {}).size(), 100);
    }

    void answers()
    {
        const auto reply = noteIn("note_reply");
        QCOMPARE(reply->post.replyToLocalId, u"atvjfrp9ya010013"_s);
        QCOMPARE(reply->post.replyToUri, misskeyHome + u"/notes/atvjfrp9ya010013"_s);
        QCOMPARE(reply->post.answers, Post::Answers::Others);
        for (const QJsonValue row : fixtureArray("misskey/notes_children.json")) {
            const auto child = decoded(row.toObject());
            const bool own = child->post.author.acct == u"hanako@misskey.test"_s;
            QCOMPARE(child->post.answers, own ? Post::Answers::Own : Post::Answers::Others);
        }
        // What was answered is gone.
        const auto orphan = decoded(with(bareNote(u"n"_s), u"replyId"_s, u"gone"_s));
        QCOMPARE(orphan->post.replyToLocalId, u"gone"_s);
        QVERIFY(orphan->post.replyToUri.isEmpty());
        QCOMPARE(orphan->post.answers, Post::Answers::Others);
    }

    /// What was answered comes along in short, once.
    void answersCarryWhatTheyAnswer()
    {
        const auto reply = noteIn("note_reply");
        QVERIFY(reply->post.answered != nullptr);
        QCOMPARE(reply->post.answered->localId, u"atvjfrp9ya010013"_s);
        QCOMPARE(reply->post.answered->author.acct, u"hanako@misskey.test"_s);
        QVERIFY(reply->post.answered->body.startsWith(u"はじめまして"_s));
        QVERIFY(!reply->post.answered->viewer);
        const auto answering = [](QJsonObject note, const QJsonObject &answered) {
            note.insert(u"replyId"_s, answered[u"id"]);
            return with(note, u"reply"_s, answered);
        };
        QJsonObject chain = bareNote(u"n0"_s);
        for (int i = 1; i < 50; ++i) {
            chain = answering(bareNote(u"n%1"_s.arg(i)), chain);
            chain.insert(u"renoteId"_s, u"q"_s);
            chain.insert(u"renote"_s, answering(bareNote(u"q"_s), bareNote(u"a"_s)));
        }
        const Post last = decoded(chain)->post;
        QCOMPARE(last.answered->localId, u"n48"_s);
        QVERIFY(!last.answered->answered && !last.answered->quoted);
        QVERIFY(last.quoted && !last.quoted->answered);
        const QJsonObject hidden = with(bareNote(u"r"_s), u"isHidden"_s, true);
        const auto unseen = decoded(answering(bareNote(u"n"_s), hidden));
        QVERIFY(unseen && !unseen->post.answered);
    }

    void renotes()
    {
        const auto item = noteIn("note_renote_pure");
        QVERIFY(item->boost.has_value());
        QCOMPARE(item->localId, u"atvjfvbgya01001z"_s);
        QCOMPARE(item->createdAt, 1795360233292);
        QCOMPARE(item->boost->actor.acct, u"hanako@misskey.test"_s);
        QCOMPARE(item->boost->uri, misskeyHome + u"/notes/atvjfvbgya01001z"_s);
        QCOMPARE(item->post.localId, u"atvjfrriya010015"_s);
        QCOMPARE(item->post.author.acct, u"bob@misskey.test"_s);
        QCOMPARE(item->post.viewer->reactions, QStringList{u"kane"_s});
    }

    void quotes()
    {
        const auto item = noteIn("note_renote_quote");
        QVERIFY(!item->boost);
        QCOMPARE(item->post.body, u"Quoting hanako: so pretty!"_s);
        QCOMPARE(item->post.quoteState, u"accepted"_s);
        QCOMPARE(item->post.quoteUri, misskeyHome + u"/notes/atvjfuxwya01001g"_s);
        QVERIFY(item->post.quoted != nullptr);
        QCOMPARE(item->post.quoted->media.size(), size_t(2));
        const auto twice = noteIn("note_quote_of_quote");
        QCOMPARE(twice->post.quoted->quoted->localId, u"atvjfuxwya01001g"_s);
    }

    void renotesThatCannotBeRead_data()
    {
        QTest::addColumn<QJsonValue>("renote");
        QTest::newRow("deleted") << QJsonValue(QJsonValue::Null);
        QTest::newRow("empty") << QJsonValue(QJsonObject());
        QTest::newRow("a word") << QJsonValue(u"x"_s);
        QTest::newRow("hidden") << QJsonValue(with(bareNote(u"r"_s), u"isHidden"_s, true));
        QJsonObject renote = with(bareNote(u"r"_s), u"renoteId"_s, u"q"_s);
        renote.remove(u"text"_s);
        QTest::newRow("a renote itself") << QJsonValue(renote);
        QTest::newRow("without date") << QJsonValue(with(bareNote(u"r"_s), u"createdAt"_s, u""_s));
    }
    void renotesThatCannotBeRead()
    {
        QFETCH(QJsonValue, renote);
        QJsonObject note = with(bareNote(u"n"_s), u"renote"_s, renote);
        note.insert(u"renoteId"_s, u"r"_s);
        note.insert(u"text"_s, QJsonValue(QJsonValue::Null));
        const auto item = decoded(note);
        QVERIFY(!item);
        QCOMPARE(item.error().kind, ErrorKind::BadAnswer);
        // With words of its own it is a post, and the quote is what is missing.
        note.insert(u"text"_s, u"look"_s);
        const auto quote = decoded(note);
        QVERIFY(quote.ok() && !quote->boost && !quote->post.quoteState.isEmpty());
        QVERIFY(!quote->post.quoted);
    }

    /// What hides a quote takes its words away, and leaves what a renote has.
    void whatIsHiddenIsNoBoost()
    {
        QJsonObject note = with(bareNote(u"n"_s), u"renote"_s, bareNote(u"r"_s));
        note.insert(u"renoteId"_s, u"r"_s);
        note.insert(u"text"_s, QJsonValue(QJsonValue::Null));
        QVERIFY(decoded(note)->boost);
        const auto hidden = decoded(with(note, u"isHidden"_s, true));
        QVERIFY(!hidden);
        QCOMPARE(hidden.error().kind, ErrorKind::BadAnswer);
    }

    void whoseItIsMustBeTold()
    {
        QJsonObject answered = bareNote(u"r"_s);
        answered.insert(u"user"_s, QJsonValue(QJsonValue::Null));
        QJsonObject note = with(bareNote(u"n"_s), u"replyId"_s, u"r"_s);
        note.insert(u"reply"_s, answered);
        QCOMPARE(decoded(note)->post.replyToUri, QString());
        note.insert(u"reply"_s, with(answered, u"uri"_s, u"https://b.example/1"_s));
        QCOMPARE(decoded(note)->post.replyToUri, u"https://b.example/1"_s);
    }

    void quoteStates()
    {
        QJsonObject note = with(bareNote(u"n"_s), u"renoteId"_s, u"r"_s);
        QCOMPARE(decoded(note)->post.quoteState, u"accepted"_s); // told in short
        note.insert(u"renote"_s, QJsonValue(QJsonValue::Null));
        QCOMPARE(decoded(note)->post.quoteState, u"deleted"_s);
        note.insert(u"renote"_s, with(bareNote(u"r"_s), u"isHidden"_s, true));
        QCOMPARE(decoded(note)->post.quoteState, u"unauthorized"_s);
        QCOMPARE(decoded(note)->post.quoteUri, misskeyHome + u"/notes/r"_s);
    }

    void deepQuotesEnd()
    {
        QJsonObject note = bareNote(u"n0"_s);
        for (int i = 1; i < 50; ++i) {
            const QJsonObject inner = note;
            note = with(bareNote(u"n%1"_s.arg(i)), u"renote"_s, inner);
            note.insert(u"renoteId"_s, inner[u"id"_s]);
        }
        const auto item = decoded(note);
        int depth = 0;
        for (const Post *post = &item->post; post->quoted; post = post->quoted.get()) {
            ++depth;
        }
        QCOMPARE(depth, 2);
    }

    void cannotBePosts_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const auto add = [](const char *name, const QString &key, const QJsonValue &value) {
            QTest::newRow(name) << key << value;
        };
        add("hidden", u"isHidden"_s, true);
        add("no id", u"id"_s, QJsonValue());
        add("an object as id", u"id"_s, QJsonObject());
        add("no date", u"createdAt"_s, 12);
        add("no user", u"user"_s, u"bob"_s);
        add("no name", u"user"_s, QJsonObject{{u"id"_s, u"u"_s}});
        add("a name with another host", u"user"_s,
            QJsonObject{{u"id"_s, u"u"_s}, {u"username"_s, u"bob@b.example"_s}});
        const QJsonObject stranger{
            {u"id"_s, u"u"_s}, {u"username"_s, u"bob"_s}, {u"host"_s, u"b.example"_s}};
        add("another server's without a uri", u"user"_s, stranger);
    }
    void cannotBePosts()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const auto item = decoded(with(bareNote(u"n"_s), key, value));
        QVERIFY(!item);
        QCOMPARE(item.error().kind, ErrorKind::BadAnswer);
        QCOMPARE(item.error().subject, u"misskey.test"_s);
    }

    void timesBeforeTheEpoch()
    {
        const QString ancient = u"1812-06-24T00:00:00.000Z"_s;
        QJsonObject note = with(fixture("misskey/note_with_poll.json"), u"updatedAt"_s, ancient);
        QJsonObject poll = note[u"poll"_s].toObject();
        poll.insert(u"expiresAt"_s, ancient);
        note.insert(u"poll"_s, poll);
        const auto item = decoded(note);
        QCOMPARE(item->post.editedAt, 0);
        QCOMPARE(item->post.poll->expiresAt, 0);
        QVERIFY(!decoded(with(note, u"createdAt"_s, ancient)));
    }

    void idsAreNoBooks()
    {
        const QString book(5000, u'i');
        QVERIFY(!decoded(with(bareNote(u"n"_s), u"id"_s, book)));
        const QJsonObject user{{u"id"_s, book}, {u"username"_s, u"ao"_s}};
        QVERIFY(!decoded(with(bareNote(u"n"_s), u"user"_s, user)));
        QCOMPARE(
            decoded(with(bareNote(u"n"_s), u"replyId"_s, book))->post.replyToLocalId, QString());
        QCOMPARE(
            decoded(with(bareNote(u"n"_s), u"renoteId"_s, book))->post.quoteLocalId, QString());
    }

    /// A boost's own uri is what its server says, and must be one all the same.
    void boostsWithoutUri()
    {
        QJsonObject user{{u"id"_s, u"u"_s}, {u"username"_s, u"ao"_s}};
        user.insert(u"host"_s, u"b.example"_s);
        QJsonObject boost = with(fixture("misskey/note_renote_pure.json"), u"user"_s, user);
        boost.insert(u"uri"_s, u"https://b.example/1"_s);
        QCOMPARE(decoded(boost)->boost->uri, u"https://b.example/1"_s);
        boost.insert(u"uri"_s, u"javascript:alert(1)"_s);
        QCOMPARE(decoded(boost)->boost->uri, QString());
    }

    /// ":@.:" has the form of an emoji of this server's own, and no name.
    void reactionsWithoutName()
    {
        const auto item = decoded(with(bareNote(u"n"_s), u"myReaction"_s, u":@.:"_s));
        QVERIFY(item->post.viewer->reactions.isEmpty() && !item->post.viewer->favourited);
        const Reaction none = misskey::reactionTo({}, u":@.:"_s, misskeyServer());
        QVERIFY(none.name.isEmpty() && none.url.isEmpty());
    }

    /// Nothing but the post's own parts may be lost by a field of another type.
    void mistypedFields()
    {
        const QJsonObject whole = fixture("misskey/note_with_poll.json");
        const QStringList needed{u"id"_s, u"createdAt"_s, u"user"_s};
        for (const QString &key : whole.keys()) {
            for (const QJsonValue &value : {QJsonValue(), QJsonValue(-1e300), QJsonValue(true),
                     QJsonValue(u"\n\t"_s), QJsonValue(QJsonArray{1, QJsonArray{}}),
                     QJsonValue(QJsonObject{{u"x"_s, QJsonObject()}})}) {
                const auto item = decoded(with(whole, key, value));
                QVERIFY2(item.ok() || needed.contains(key), qPrintable(key));
            }
        }
    }

    void bounded()
    {
        QJsonArray files;
        QJsonArray tags;
        for (int i = 0; i < 1000; ++i) {
            files.append(QJsonObject{{u"id"_s, i}, {u"type"_s, u"image/png"_s},
                {u"properties"_s, QJsonObject{{u"width"_s, 1e18}}},
                {u"url"_s, u"javascript:alert(1)"_s}});
            tags.append(u"t%1"_s.arg(i));
        }
        QJsonObject note = with(bareNote(u"n"_s), u"files"_s, files);
        note.insert(u"tags"_s, tags);
        const auto item = decoded(note);
        QCOMPARE(item->post.media.size(), size_t(16));
        QVERIFY(item->post.media[0].url.isEmpty());
        QCOMPARE(item->post.media[0].width, 0);
        QVERIFY(item->post.tags.size() <= 100);
    }

    void whatItTakesAsReactions()
    {
        using Acceptance = ReactionAcceptance;
        QCOMPARE(noteIn("note_like_only")->post.reactionAcceptance, Acceptance::LikeOnly);
        QCOMPARE(noteIn("note_hello_reactions")->post.reactionAcceptance, Acceptance::All);
        const auto told = [](const QJsonValue &word) {
            return decoded(with(bareNote(u"n"_s), u"reactionAcceptance"_s, word))
                ->post.reactionAcceptance;
        };
        for (const Acceptance one :
            {Acceptance::LikeOnly, Acceptance::LikeOnlyForRemote, Acceptance::NonSensitiveOnly,
                Acceptance::NonSensitiveOnlyForLocalLikeOnlyForRemote}) {
            QVERIFY(!word(one).isEmpty());
            QCOMPARE(told(word(one)), one);
        }
        QCOMPARE(told(u"somethingNew"_s), Acceptance::All);
        QCOMPARE(told(5), Acceptance::All);
    }

    void idsAreNoPaths()
    {
        const auto item = decoded(bareNote(u"../a b?c#d"_s));
        QCOMPARE(item->post.uri, misskeyHome + u"/notes/..%2Fa%20b%3Fc%23d"_s);
        const Instance here = misskeyServer(u"127.0.0.1:3000"_s);
        QCOMPARE(misskey::noteUri(here, u"n1"_s), u"http://127.0.0.1:3000/notes/n1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_misskeynotes)
#include "tst_misskeynotes.moc"
