// SPDX-License-Identifier: GPL-3.0-or-later
#include "misskeyrecorded.h"
#include "mutations.h"
#include "protocol/capabilities.h"
#include "protocol/instanceinfo.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

Instance mergedFrom(const QJsonObject &more, const QJsonObject &policies = {})
{
    QJsonObject meta{
        {u"version"_s, u"1"_s}, {u"maxNoteTextLength"_s, 3000}, {u"policies"_s, policies}};
    for (auto it = more.begin(); it != more.end(); ++it) {
        meta[it.key()] = *it;
    }
    Instance instance = recordedMisskey();
    return mergeMisskeyMeta(instance, meta) ? instance : Instance();
}

PostingLimits limitsOf(const QJsonObject &more, const QJsonObject &policies = {})
{
    return mergedFrom(more, policies).posting;
}

} // namespace

/// What a Misskey takes in a new post.
class tst_misskeyposting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recorded()
    {
        Instance instance = recordedMisskey();
        QVERIFY(mergeMisskeyMeta(instance, fixture("misskey/meta.json")));
        QCOMPARE(instance.posting.media, 16);
        QCOMPARE(instance.posting.description, 512);
        QCOMPARE(instance.posting.pollChoices, 10);
        QCOMPARE(instance.posting.pollChoice, 50);
        QCOMPARE(instance.posting.warning, 100);
        QCOMPARE(instance.posting.imageBytes, 30LL * 1024 * 1024); // of accounts without a role
        QCOMPARE(instance.posting.videoBytes, 262'144'000); // of all
        QVERIFY(instance.posting.mediaTypes.isEmpty() && instance.posting.formats.isEmpty());
        QVERIFY(instance.features.contains(u"misskey:drafts-scheduled"_s));
        QVERIFY(!instance.features.contains(u"misskey:notes-scheduled"_s));
        QCOMPARE(readPosting(postingText(instance.posting)), instance.posting);
    }

    void forks()
    {
        QCOMPARE(limitsOf({{u"maxAltTextLength"_s, 20'000}}).description, 20'000);
        QCOMPARE(limitsOf({{u"maxCaptionTextLength"_s, 1500}}).description, 1500);
        const PostingLimits roles = limitsOf({},
            {{u"attachmentsLimit"_s, 32}, {u"pollChoicesLimit"_s, 20}, {u"maxFileSizeMb"_s, 0.5}});
        QCOMPARE(roles.media, 32);
        QCOMPARE(roles.pollChoices, 20);
        QCOMPARE(roles.imageBytes, 512 * 1024);
        QCOMPARE(roles.videoBytes, 0);
        QVERIFY(mergedFrom({},
            {{u"scheduleNoteMax"_s,
                5}}).features.contains(u"misskey:notes-scheduled"_s));
    }

    /// Newer ones tell it, older ones are known by their name.
    void sharkey()
    {
        const PostingLimits told = limitsOf({{u"maxCwLength"_s, 800}});
        QCOMPARE(told.warning, 800);
        QCOMPARE(told.pollChoice, 150);
        QCOMPARE(readPosting(postingText(told)), told);
        Instance older = recordedMisskey();
        older.software = u"sharkey"_s;
        QVERIFY(mergeMisskeyMeta(
            older, {{u"version"_s, u"2024.9.1"_s}, {u"maxNoteTextLength"_s, 3000}}));
        QCOMPARE(older.posting.warning, 500);
        QCOMPARE(older.posting.pollChoice, 150);
        QCOMPARE(limitsOf({{u"maxCwLength"_s, 0}}).warning, 500); // told, and not meant
        QCOMPARE(limitsOf({{u"maxCwLength"_s, 1'000'000'000}}).warning, 100'000);
    }

    void smallServers()
    {
        const PostingLimits limits =
            limitsOf({{u"maxFileSize"_s, 1000}}, {{u"maxFileSizeMb"_s, 30}});
        QCOMPARE(limits.imageBytes, 1000);
        QCOMPARE(limits.videoBytes, 1000);
    }

    void numbersThatCannotBeMeant()
    {
        const PostingLimits usual = limitsOf({});
        QCOMPARE(usual.imageBytes, 0);
        const QJsonObject policies{{u"attachmentsLimit"_s, -1}, {u"pollChoicesLimit"_s, u"many"_s},
            {u"maxFileSizeMb"_s, 1e300}};
        QCOMPARE(limitsOf({{u"maxAltTextLength"_s, 0}, {u"maxFileSize"_s, -5}}, policies), usual);
        const PostingLimits huge = limitsOf({{u"maxAltTextLength"_s, 1'000'000'000}},
            {{u"attachmentsLimit"_s, 1'000'000}, {u"pollChoicesLimit"_s, 1'000'000}});
        QCOMPARE(huge.media, mostAttachments);
        QCOMPARE(huge.pollChoices, mostPollChoices);
        QCOMPARE(huge.description, 100'000);
    }

    void strangeDocuments()
    {
        int tried = 0;
        forEachMutant(fixture("misskey/meta.json"), [&tried](const QJsonValue &mutant) {
            Instance instance = recordedMisskey();
            if (mergeMisskeyMeta(instance, mutant.toObject())) {
                const PostingLimits &limits = instance.posting;
                QVERIFY(limits.media > 0 && limits.media <= mostAttachments);
                QVERIFY(limits.description > 0 && limits.pollChoices > 0);
                QVERIFY(limits.imageBytes >= 0 && limits.videoBytes >= 0);
            }
            ++tried;
        });
        QVERIFY2(tried > 300, qPrintable(QString::number(tried)));
    }

    void capable()
    {
        const Capabilities can = capabilities(recordedMisskey());
        QVERIFY(can.media && can.polls && can.pollWithMedia && can.quoteWithMedia);
        QVERIFY(!can.pollsHideTotals && !can.mediaFocus && !can.mediaLater && !can.mediaOldPath);
        QCOMPARE(can.formats, QList{TextFormat::Mfm});
    }
};

QTEST_GUILESS_MAIN(tst_misskeyposting)
#include "tst_misskeyposting.moc"
