// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/profilerules.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

OwnProfile filledProfile()
{
    return {.name = u"葵 🌸"_s,
        .bio = u"one\ntwo"_s,
        .fields = {{u"Site"_s, u"https://a.example"_s}, {u"Tea"_s, u"green"_s}},
        .avatar = u"https://a.example/a.png"_s,
        .header = u"https://a.example/h.png"_s,
        .avatarWords = u"a face"_s,
        .headerWords = u"hills"_s,
        .locked = true,
        .bot = true,
        .discoverable = true,
        .indexable = true,
        .hiddenFollows = true,
        .birthday = u"1999-05-04"_s,
        .location = u"東京"_s,
        .visibility = Visibility::Unlisted,
        .sensitive = true,
        .language = u"ja"_s};
}

const ProfileParts everyPart = ProfileParts::fromInt((1U << 17) - 1);
const ProfileParts notPictures = everyPart & ~(ProfilePart::Avatar | ProfilePart::Header);

} // namespace

/// One's own profile as a value: what differs, what is taken, and how it goes between processes.
class tst_profilechange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingGoesBetweenProcesses()
    {
        const OwnProfile profile = filledProfile();
        QCOMPARE(profileFromJson(toJson(profile)), profile);
        const ProfileChange change{.wished = profile,
            .parts = everyPart,
            .avatar = {.file = u"1.png"_s,
                .name = u"me.png"_s,
                .type = u"image/png"_s,
                .bytes = 12,
                .size = QSize(3, 4)},
            .header = {}};
        const ProfileChange back = profileChangeFromJson(toJson(change));
        QCOMPARE(back.wished, change.wished);
        QCOMPARE(back.parts, change.parts);
        QCOMPARE(back.avatar.file, change.avatar.file);
        QCOMPARE(back.avatar.size, change.avatar.size);
        QVERIFY(back.header.file.isEmpty());
    }

    void rulesGoBetweenProcesses()
    {
        ProfileRules rules{.parts = everyPart,
            .removesAvatar = true,
            .needsName = true,
            .needsField = true,
            .limits = {.name = 30,
                .bio = 500,
                .fields = 4,
                .fieldName = 1,
                .fieldValue = 2,
                .description = 3,
                .avatarBytes = 5'000'000'000,
                .headerBytes = 6},
            .location = 50,
            .visibilities = {u"public"_s},
            .pictureTypes = {u"image/png"_s},
            .clusters = true,
            .bioAsPost = true};
        QCOMPARE(profileRulesFromJson(toJson(rules)), rules);
        QCOMPARE(profileRulesFromJson({}), ProfileRules());
    }

    void whatDiffers()
    {
        const OwnProfile full = filledProfile();
        QCOMPARE(differing(full, full), ProfileParts());
        QCOMPARE(differing(full, OwnProfile()), notPictures);
        OwnProfile taken;
        takeParts(taken, full, ProfilePart::Name | ProfilePart::Fields);
        QCOMPARE(differing(taken, OwnProfile()), ProfilePart::Name | ProfilePart::Fields);
        takeParts(taken, full, everyPart);
        QCOMPARE(differing(taken, full), ProfileParts());
        QVERIFY(taken.avatar.isEmpty()); // addresses are nothing that is typed
    }

    void wordsOfParts()
    {
        QCOMPARE(words(everyPart).size(), 17);
        QCOMPARE(profileParts(words(everyPart)), everyPart);
        QCOMPARE(profileParts({u"name"_s, u"nonsense"_s}), ProfilePart::Name);
    }

    void asItIsKept()
    {
        OwnProfile typed;
        typed.name = u"  Ao "_s;
        typed.bio = u"one\r\ntwo\n\n"_s;
        typed.fields = {{u" a "_s, u"b"_s}, {u" "_s, QString()}, {u"half"_s, QString()}};
        const OwnProfile kept = asKept(typed);
        QCOMPARE(kept.name, u"Ao"_s);
        QCOMPARE(kept.bio, u"one\ntwo"_s);
        QCOMPARE(kept.fields, QList<ProfileField>({{u"a"_s, u"b"_s}, {u"half"_s, QString()}}));
    }

    /// What comes out of a database is no reason for a flood.
    void nothingIsTooLarge()
    {
        QJsonArray rows;
        for (int i = 0; i < 1000; ++i) {
            rows.append(QJsonObject{{u"name"_s, u"n"_s}, {u"value"_s, u"v"_s}});
        }
        const OwnProfile read = profileFromJson(
            {{u"bio"_s, QString(500'000, u'x')}, {u"fields"_s, rows}, {u"locked"_s, u"yes"_s}});
        QCOMPARE(read.bio.size(), longestProfileText);
        QCOMPARE(read.fields.size(), mostProfileFields);
        QVERIFY(!read.locked);
    }
};

QTEST_GUILESS_MAIN(tst_profilechange)
#include "tst_profilechange.moc"
