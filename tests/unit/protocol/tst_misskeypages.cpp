// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyfixture.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Result<Page> pageIn(const Response &response, bool asGuest = true, const PageSpec &spec = {})
{
    const Instance instance = misskeyServer();
    return familyFor(instance)->page(instance, response, spec, asGuest);
}

Response answerWith(const QJsonArray &rows)
{
    return answerOf(rows, u"https://misskey.test/api"_s);
}

Response notesOf(const QStringList &ids)
{
    QJsonArray rows;
    for (const QString &id : ids) {
        rows.append(bareNote(id));
    }
    return answerWith(rows);
}

QStringList idsOf(const Page &page)
{
    QStringList ids;
    for (const TimelineItem &item : page.items) {
        ids << item.localId;
    }
    return ids;
}

QJsonObject hiddenNote(const QString &id, bool wished)
{
    QJsonObject note = bareNote(id);
    QJsonObject user = note[u"user"_s].toObject();
    user.insert(u"requireSigninToViewContents"_s, wished);
    note.insert(u"user"_s, user);
    note.insert(u"isHidden"_s, true);
    return note;
}

} // namespace

class tst_misskeypages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedPages_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("skipped"); // hidden ones, and a renote of what is gone
        QTest::addColumn<QString>("older");
        const auto add = [](const char *file, int rows, int skipped, const char *older) {
            QTest::newRow(file) << QByteArray(file) << rows << skipped
                                << QString::fromLatin1(older);
        };
        add("notes_timeline", 40, 1, "atvjfwwjya01003w");
        add("notes_timeline_until", 5, 0, "atvjfx7bya01004f");
        add("local_timeline_anonymous", 30, 2, "atvjfx5mya01004c");
        add("global_timeline_anonymous", 5, 1, "atvjfxcyya01004p");
        add("users_notes", 13, 0, "atvjfrp9ya010013");
        add("users_notes_anonymous", 11, 0, "atvjfrp9ya010013");
        add("users_notes_remote", 5, 0, "atvjslugakmo000j");
        add("users_notes_locked_anonymous", 4, 0, "atvjfv1bya01001j");
        add("antennas_notes", 1, 0, "atvjfwnxya01003g");
        add("channels_timeline_anonymous", 1, 0, "atvjfwoyya01003i");
        add("clips_notes_anonymous", 2, 0, "atvjfrriya010015");
        add("notes_mentions", 3, 0, "atvjfv3pya01001o");
        add("i_favorites", 1, 0, "atvjfwm0ya01003c");
    }
    void recordedPages()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, rows);
        QFETCH(int, skipped);
        QFETCH(QString, older);
        const auto page = pageIn(misskeyFile(file), false);
        QVERIFY(page.ok());
        QCOMPARE(page->rows, rows);
        QCOMPARE(page->skipped, skipped);
        QCOMPARE(int(page->items.size()), rows - skipped);
        QCOMPARE(page->older, older);
        QVERIFY(!page->end);
        const QStringList ids = idsOf(*page);
        QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
    }

    /// "sinceId" alone comes oldest first.
    void ascending()
    {
        const PageSpec spec{.minId = u"atvjfxc4ya01004n"_s, .limit = 5};
        const auto page = pageIn(misskeyFile("notes_timeline_since"), false, spec);
        QCOMPARE(idsOf(*page).first(), u"atvjki6o280f000q"_s);
        QCOMPARE(idsOf(*page).last(), u"atvjfxcjya01004o"_s);
        QCOMPARE(page->older, u"atvjfxcjya01004o"_s);
    }

    void order()
    {
        const auto page = pageIn(notesOf({u"b2"_s, u"c1"_s, u"a9"_s, u"b1"_s}));
        QCOMPARE(idsOf(*page), (QStringList{u"c1"_s, u"b2"_s, u"b1"_s, u"a9"_s}));
        QCOMPARE(page->older, u"a9"_s);
    }

    void ends()
    {
        const auto none = pageIn(answerWith({}));
        QVERIFY(none.ok() && none->end && none->older.isEmpty() && none->rows == 0);
        // One row is not the end; a page that leads nowhere is.
        QVERIFY(!pageIn(notesOf({u"b"_s}))->end);
        QVERIFY(pageIn(notesOf({u"c"_s, u"b"_s}), true, {.maxId = u"b"_s})->end);
        QVERIFY(pageIn(notesOf({u"d"_s, u"c"_s}), true, {.maxId = u"b"_s})->end);
        QVERIFY(!pageIn(notesOf({u"a"_s}), true, {.maxId = u"b"_s})->end);
    }

    void skippedRowsCount()
    {
        QJsonArray rows{bareNote(u"c"_s), u"no object"_s, QJsonObject(), QJsonValue(),
            QJsonObject{{u"id"_s, u"a"_s}}};
        const auto page = pageIn(answerWith(rows));
        QCOMPARE(page->rows, 5);
        QCOMPARE(page->skipped, 4);
        QCOMPARE(page->older, u"a"_s);
        QJsonArray many;
        for (int i = 0; i < 3000; ++i) {
            many.append(bareNote(u"n%1"_s.arg(i)));
        }
        QCOMPARE(pageIn(answerWith(many))->rows, 200);
    }

    /// The favourite's own id is where its page goes on; the row is the post.
    void favourites()
    {
        const auto page = pageIn(misskeyFile("i_favorites"), false);
        const TimelineItem &item = page->items.front();
        QCOMPARE(item.localId, item.post.localId);
        QCOMPARE(item.post.localId, u"atvjfskzya010019"_s);
        QVERIFY(item.post.viewer->bookmarked && !item.post.viewer->favourited);
        const QJsonObject gone{
            {u"id"_s, u"f1"_s}, {u"noteId"_s, u"n1"_s}, {u"note"_s, QJsonValue(QJsonValue::Null)}};
        const auto lost = pageIn(answerWith({gone}), false);
        QCOMPARE(lost->skipped, 1);
        QCOMPARE(lost->older, u"f1"_s);
    }

    void pinned()
    {
        const auto page = pageIn(misskeyFile("users_show_self_anonymous"));
        QVERIFY(page.ok() && page->end && page->older.isEmpty());
        QCOMPARE(idsOf(*page), QStringList{u"atvjfrucya010017"_s});
        const auto none = pageIn(misskeyFile("users_show"));
        QVERIFY(none.ok() && none->items.empty());
        QJsonArray many;
        for (int i = 0; i < 500; ++i) {
            many.append(bareNote(u"n%1"_s.arg(i, 3)));
        }
        many.prepend(bareNote(u"z"_s));
        const QJsonObject user{{u"id"_s, u"u"_s}, {u"pinnedNotes"_s, many}};
        const auto bounded = pageIn(answerOf(user, u"https://misskey.test/api"_s));
        QCOMPARE(bounded->rows, maxPinned);
        QCOMPARE(bounded->items.front().localId, u"z"_s); // in the profile's order
        const auto strange = pageIn(answerOf(QJsonObject{{u"id"_s, u"u"_s}}, u"x"_s));
        QVERIFY(!strange);
        QCOMPARE(strange.error().kind, ErrorKind::BadAnswer);
    }

    /// A person who requires others to sign in is not somebody without posts.
    void signInRequired()
    {
        const Response response = misskeyFile("users_notes_signin_required_anonymous");
        const auto closed = pageIn(response);
        QVERIFY(!closed);
        QCOMPARE(closed.error().kind, ErrorKind::Forbidden);
        QCOMPARE(closed.error().subject, u"misskey.test"_s);
        // Further down it says nothing of the person, and an account is no guest.
        QCOMPARE(pageIn(response, true, {.maxId = u"z"_s})->skipped, 1);
        QCOMPARE(pageIn(response, false)->skipped, 1);
        const QJsonArray some{hiddenNote(u"b"_s, true), bareNote(u"a"_s)};
        QCOMPARE(pageIn(answerWith(some))->items.size(), size_t(1));
        // Old posts that are hidden by their age: others will not be.
        QCOMPARE(pageIn(answerWith({hiddenNote(u"b"_s, false)}))->skipped, 1);
    }

    void singlePosts()
    {
        const Instance instance = misskeyServer();
        const Family *family = familyFor(instance);
        const auto mfm = family->decodeStatus(instance, misskeyFile("note_mfm"), true);
        QVERIFY(mfm->post.body.startsWith(u"$[tada おめでとう！]"_s));
        const auto hidden =
            family->decodeStatus(instance, misskeyFile("note_followers_only_anonymous"), true);
        QCOMPARE(hidden.error().kind, ErrorKind::Forbidden);
        const auto gone =
            family->decodeStatus(instance, misskeyFile("error_no_such_note", 400), false);
        QCOMPARE(gone.error().kind, ErrorKind::NotFound);
    }

    /// A post is gone when the server says so, and not when something before it has no way to it.
    void whoDoesNotSayThatItIsGone()
    {
        const Instance instance = misskeyServer();
        const auto kindOf = [&](const Response &response) {
            return familyFor(instance)->decodeStatus(instance, response, true).error().kind;
        };
        const QString url = u"https://misskey.test/api/notes/show"_s;
        QCOMPARE(kindOf(answerOf("404 page not found"_ba, url, "text/plain", 404)),
            ErrorKind::BadAnswer);
        QCOMPARE(kindOf(answerOf("<html>"_ba, url, "text/html", 410)), ErrorKind::BadAnswer);
        QCOMPARE(kindOf(misskeyFile("error_unknown_endpoint", 404)), ErrorKind::BadAnswer);
        QCOMPARE(kindOf(answerOf(R"({"error":{"code":"UNKNOWN_API_ENDPOINT"}})"_ba, url,
                     "application/json", 404)),
            ErrorKind::BadAnswer);
        QCOMPARE(kindOf(misskeyFile("error_bad_id_format", 400)), ErrorKind::NotFound);
    }

    void threads()
    {
        const Instance instance = misskeyServer();
        const Family *family = familyFor(instance);
        const auto after = family->decodeContext(instance, misskeyFile("notes_children"), true);
        QCOMPARE(after->descendants.size(), size_t(2));
        QCOMPARE(after->descendants[0].localId, u"atvjfv5xya01001s"_s); // oldest first
        QVERIFY(after->ancestors.empty());
        QCOMPARE(after->older, QString()); // these are all
        const auto before =
            family->decodeAncestors(instance, misskeyFile("notes_conversation"), false);
        QCOMPARE(before->ancestors.size(), size_t(2));
        QCOMPARE(before->ancestors[0].localId, u"atvjfrp9ya010013"_s);
        QVERIFY(before->descendants.empty());
        // A quote of the post stands among its answers.
        QJsonObject quote = bareNote(u"q"_s);
        quote.insert(u"renoteId"_s, u"n"_s);
        QJsonObject answer = bareNote(u"r"_s);
        answer.insert(u"replyId"_s, u"n"_s);
        const auto mixed =
            family->decodeContext(instance, answerWith({quote, answer, QJsonObject()}), true);
        QCOMPARE(mixed->descendants.size(), size_t(1));
        QCOMPARE(mixed->skipped, 1);
        QVERIFY(!family->decodeContext(instance, answerOf("{}"_ba, u"x"_s), true));
    }
};

QTEST_GUILESS_MAIN(tst_misskeypages)
#include "tst_misskeypages.moc"
