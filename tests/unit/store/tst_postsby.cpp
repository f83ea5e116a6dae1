// SPDX-License-Identifier: GPL-3.0-or-later
#include "storetesting.h"

#include "store/postsby.h"

using namespace asterism;
using namespace asterism::store;

/// What is cached of one person, newest first.
class tst_postsby : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newestFirst()
    {
        Folder folder;
        QVERIFY(!folder.open());
        const Actor mei = person(u"mei@a.example"_s);
        const Actor kai = person(u"kai@a.example"_s);
        QVERIFY(folder.loose(guestAt(u"a.example"_s),
            {postBy(mei, u"https://a.example/1"_s, u"1"_s, noon - 3 * secondMs),
                postBy(kai, u"https://a.example/2"_s, u"2"_s, noon - 2 * secondMs),
                postBy(mei, u"https://a.example/3"_s, u"3"_s, noon - secondMs)}));
        const auto uris = [&](const QString &acct, int most) {
            QStringList found;
            const auto posts = *folder.read([=](CacheTx &tx) { return postsBy(tx, acct, most); });
            for (const StoredPost &post : posts) {
                found << post.post.uri;
            }
            return found;
        };
        QCOMPARE(uris(u"mei@a.example"_s, 10),
            (QStringList{u"https://a.example/3"_s, u"https://a.example/1"_s}));
        QCOMPARE(uris(u"mei@a.example"_s, 1), QStringList{u"https://a.example/3"_s});
        QVERIFY(uris(u"nobody@a.example"_s, 10).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_postsby)
#include "tst_postsby.moc"
