// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"
#include "misskeyrecorded.h"
#include "protocol/profilerules.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

using Part = ProfilePart;

Instance versioned(const QString &software, const QString &version, int api = 0)
{
    Instance instance = at(software, version);
    instance.mastodonApi = api;
    return instance;
}

Instance misskeyServer()
{
    Instance instance = at(u"misskey"_s, u"2025.11.1"_s);
    instance.family = Instance::Family::Misskey;
    return instance;
}

Result<ToldProfile> told(const Instance &instance, const Response &response)
{
    return familyFor(instance)->decodeOwnProfile(instance, response);
}

QString changeLine(const Instance &instance, const OwnProfile &wished, ProfileParts parts)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(
        lineOf(familyFor(instance)->changeProfile(instance, wished, parts)).toUtf8()));
}

QString dropLine(const Instance &instance, Part which)
{
    return lineOf(familyFor(instance)->dropProfilePicture(instance, which));
}

Result<Request> sending(const Instance &instance, Part which)
{
    const Attachment picture{.type = u"image/png"_s, .bytes = 3, .description = u"a face"_s};
    return familyFor(instance)->sendProfilePicture(instance, which, picture, u"/tmp/x.png"_s);
}

QString kindOfError(const Result<ToldProfile> &result)
{
    return result ? u"ok"_s : word(result.error().kind);
}

} // namespace

/// One's own profile as servers tell it, and as they are told.
class tst_profilewire : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- as it is told ------------------------------------------------------------------------

    void goToSocialTells()
    {
        const auto profile = told(goToSocial(), recorded(u"gotosocial/verify_credentials.json"_s));
        QVERIFY(profile);
        QCOMPARE(profile->profile.name, u"アリス 🌸"_s);
        QVERIFY(profile->profile.bio.endsWith(u"#読書 #tea"_s));
        QVERIFY(!profile->profile.bio.contains(u'<')); // as it was typed
        QCOMPARE(profile->profile.fields.size(), 2);
        QCOMPARE(profile->profile.fields[0].value, u"https://client.test/alice"_s);
        QVERIFY(profile->profile.discoverable && !profile->profile.hiddenFollows);
        QCOMPARE(profile->profile.visibility, Visibility::Public);
        QCOMPARE(profile->profile.language, u"ja"_s);
        QVERIFY(profile->told.testFlags(Part::Name | Part::Bio | Part::Fields | Part::Locked));
        QVERIFY(!profile->told.testFlag(Part::Indexable));
        QCOMPARE(postingDefaults(*profile), std::optional(PostingDefaults{.language = u"ja"_s}));
    }

    void onlyWhatIsToldOfNewPosts()
    {
        ToldProfile profile;
        QVERIFY(!postingDefaults(profile));
        profile.profile.visibility = Visibility::Private;
        profile.told = Part::Visibility;
        QCOMPARE(postingDefaults(profile),
            std::optional(PostingDefaults{.visibility = Visibility::Private}));
        profile.told = Part::Sensitive;
        QCOMPARE(postingDefaults(profile), std::optional(PostingDefaults()));
        profile.profile.language = QString(5000, u'x');
        QCOMPARE(postingDefaults(profile)->language.size(), 64);
    }

    void snacTells()
    {
        const auto profile = told(snac(), recorded(u"snac2/verify_credentials.json"_s));
        QVERIFY(profile);
        QCOMPARE(profile->profile.name, u"ふみ 📚"_s);
        QCOMPARE(
            profile->profile.fields, QList<ProfileField>({{u"Site"_s, u"https://client.test/"_s}}));
        QVERIFY(profile->profile.header.isEmpty());
        QVERIFY(!profile->told.testFlag(Part::Discoverable));
    }

    void misskeyTells()
    {
        const auto profile = told(recordedMisskey(), misskeyAnswer("i.json"));
        QVERIFY(profile);
        QCOMPARE(profile->profile.name, u"花子 :kane:"_s);
        QVERIFY(profile->profile.bio.contains(u"**太字**"_s));
        QCOMPARE(profile->profile.birthday, u"1999-05-04"_s);
        QCOMPARE(profile->profile.location, u"東京"_s);
        QCOMPARE(profile->profile.fields.size(), 2);
        QVERIFY(profile->profile.discoverable && !profile->profile.hiddenFollows);
        QVERIFY(!profile->profile.avatar.isEmpty());
        // Who has none is shown one, and what is hidden from anybody is hidden.
        const auto bare = told(misskeyServer(),
            answered("{'id':'1','avatarId':null,'avatarUrl':'https://a.example/identicon','name':"
                     "null,'description':null,'followersVisibility':'public',"
                     "'followingVisibility':'followers'}"));
        QVERIFY(bare);
        QVERIFY(bare->profile.avatar.isEmpty() && bare->profile.name.isEmpty());
        QVERIFY(!bare->profile.hiddenFollows);
        const auto old = told(
            misskeyServer(), answered("{'id':'1','isExplorable':true,'ffVisibility':'private'}"));
        QVERIFY(old && old->profile.hiddenFollows);
        QVERIFY(!old->told.testFlag(Part::Birthday));
    }

    /// Akkoma: lib/pleroma/web/mastodon_api/views/account_view.ex
    void akkomaTells()
    {
        const auto profile = told(at(u"akkoma"_s, u"3.13.2"_s),
            answered("{'id':'A','display_name':'Nana','locked':true,'bot':false,'avatar':"
                     "'https://a.example/a.png','pleroma':{'hide_followers':true,'hide_follows':"
                     "true},'source':{'note':'tea','privacy':'unlisted','sensitive':false,"
                     "'fields':[{'name':'a','value':'b'}],'pleroma':{'discoverable':true}}}"));
        QVERIFY(profile);
        QVERIFY(profile->profile.discoverable && profile->profile.hiddenFollows);
        QVERIFY(profile->profile.locked);
        QCOMPARE(profile->profile.visibility, Visibility::Unlisted);
    }

    void whatIsNoProfile_data()
    {
        QTest::addColumn<Response>("response");
        QTest::addColumn<QString>("kind");
        QTest::newRow("no source")
            << answered("{'id':'1','display_name':'x','note':'<p>x</p>'}") << u"bad-answer"_s;
        QTest::newRow("no object") << answered("[]") << u"bad-answer"_s;
        QTest::newRow("cut") << answered("{'id':'1','source':{'no") << u"bad-answer"_s;
        QTest::newRow("refused") << answered(
            "{'error':'Validation failed: Display name is too long'}", 422)
                                 << u"rejected"_s;
        QTest::newRow("token") << answered("{'error':'The access token is invalid'}", 401)
                               << u"credentials"_s;
        QTest::newRow("later") << answered("{'error':'x'}", 503) << u"rate-limited"_s;
    }
    void whatIsNoProfile()
    {
        QFETCH(Response, response);
        QTEST(kindOfError(told(at(u"mastodon"_s, u"4.5.7"_s), response)), "kind");
    }

    /// Whatever a server puts there is text, or nothing.
    void nonsenseIsNothing()
    {
        const auto profile = told(at(u"mastodon"_s, u"4.5.7"_s),
            answered("{'id':'1','display_name':7,'avatar':'javascript:x','locked':'?','source':"
                     "{'note':[],'fields':[1,{'name':2},null],'privacy':{},'language':null}}"));
        QVERIFY(profile);
        QVERIFY(profile->profile.avatar.isEmpty() && profile->profile.bio.isEmpty());
        QVERIFY(!profile->told.testFlag(Part::Bio) && !profile->told.testFlag(Part::Visibility));
    }

    // ---- what may be changed ------------------------------------------------------------------

    void whatServersLetChange()
    {
        const ProfileRules old = profileRules(versioned(u"mastodon"_s, u"4.1.0"_s));
        QVERIFY(!old.parts.testFlag(Part::HiddenFollows) && !old.removesAvatar);
        Instance newest = versioned(u"mastodon"_s, u"4.6.0"_s, 10);
        QVERIFY(!profileRules(newest).parts.testFlag(Part::AvatarWords));
        newest.posting.profile.description = 150;
        newest.posting.profile.name = 40;
        const ProfileRules rules = profileRules(newest);
        QVERIFY(rules.parts.testFlags(Part::AvatarWords | Part::HiddenFollows | Part::Indexable));
        QCOMPARE(rules.limits.name, 40);
        QCOMPARE(rules.limits.bio, 500);
        QVERIFY(rules.removesAvatar && rules.bioAsPost);

        QVERIFY(!profileRules(versioned(u"snac"_s, u"2.75"_s)).parts.testFlag(Part::Locked));
        QVERIFY(profileRules(versioned(u"snac"_s, u"2.84"_s)).parts.testFlag(Part::Locked));
        QVERIFY(!profileRules(versioned(u"kibou"_s, u"0.3"_s)).parts);
        QVERIFY(!profileRules(versioned(u"friendica"_s, u"2024.3"_s)).parts.testFlag(Part::Fields));
        QVERIFY(!profileRules(misskeyServer()).parts.testFlag(Part::Indexable));
        QVERIFY(profileRules(misskeyServer()).parts.testFlags(Part::Birthday | Part::Location));
        const Instance feed{.host = u"a.example"_s, .family = Instance::Family::ActivityPub};
        QVERIFY(!profileRules(feed).parts);
    }

    void limitsThatServersTell()
    {
        // Mastodon: app/serializers/rest/instance_serializer.rb
        Instance mastodon = described("{'software':{'name':'mastodon','version':'4.6.0'}}",
            "{'domain':'a.example','version':'4.6.0','configuration':{'accounts':{"
            "'max_display_name_length':31,'max_note_length':501,'max_profile_fields':5,"
            "'profile_field_name_limit':200,'profile_field_value_limit':201,"
            "'max_avatar_description_length':150}}}");
        const ProfileLimits told = mastodon.posting.profile;
        QCOMPARE(told.name, 31);
        QCOMPARE(told.bio, 501);
        QCOMPARE(told.fields, 5);
        QCOMPARE(told.fieldName, 200);
        QCOMPARE(told.fieldValue, 201);
        QCOMPARE(told.description, 150);
        QCOMPARE(readPosting(postingText(mastodon.posting)), mastodon.posting);
        // Akkoma: lib/pleroma/web/mastodon_api/views/instance_view.ex
        const ProfileLimits akkoma = described("{'software':{'name':'akkoma','version':'3.13.2'}}",
            "{'uri':'a.example','version':'2.7.2 (compatible; Akkoma 3.13.2)',"
            "'avatar_upload_limit':2000000,'banner_upload_limit':4000000,'pleroma':{'metadata':"
            "{'fields_limits':{'max_fields':10,'name_length':512,'value_length':2048}}}}")
                                         .posting.profile;
        QCOMPARE(akkoma.fields, 10);
        QCOMPARE(akkoma.fieldName, 512);
        QCOMPARE(akkoma.fieldValue, 2048);
        QCOMPARE(akkoma.avatarBytes, 2'000'000);
        QCOMPARE(akkoma.headerBytes, 4'000'000);
    }

    // ---- as they are told ---------------------------------------------------------------------

    void changesInAForm()
    {
        OwnProfile wished;
        wished.name = u"Ao & co"_s;
        wished.fields = {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}};
        wished.locked = true;
        wished.visibility = Visibility::Unlisted;
        const Instance mastodon = versioned(u"mastodon"_s, u"4.5.7"_s, 7);
        QCOMPARE(changeLine(mastodon, wished,
                     Part::Name | Part::Fields | Part::Locked | Part::Bot | Part::Visibility),
            u"PATCH v1/accounts/update_credentials display_name=Ao & co&locked=true&bot=false&"
            "source[privacy]=unlisted&fields_attributes[0][name]=a&fields_attributes[0][value]=1&"
            "fields_attributes[1][name]=b&fields_attributes[1][value]=2"_s);
        const auto encoded = familyFor(mastodon)->changeProfile(mastodon, wished, Part::Name);
        QVERIFY(encoded->body.endsWith("Ao%20%26%20co"));
        wished.fields.clear();
        QCOMPARE(changeLine(mastodon, wished, Part::Fields),
            u"PATCH v1/accounts/update_credentials fields_attributes[0][name]=&"
            "fields_attributes[0][value]="_s);
        QCOMPARE(changeLine(mastodon, wished, Part::Birthday), u"usage"_s);
        QCOMPARE(changeLine(mastodon, wished, Part::Avatar), u"usage"_s);
        wished.hiddenFollows = true;
        QCOMPARE(changeLine(at(u"akkoma"_s, u"3.13.2"_s), wished, Part::HiddenFollows),
            u"PATCH v1/accounts/update_credentials hide_followers=true&hide_follows=true"_s);
        QCOMPARE(changeLine(at(u"gotosocial"_s, u"0.20.0"_s), wished, Part::HiddenFollows),
            u"PATCH v1/accounts/update_credentials hide_collections=true"_s);
        QCOMPARE(changeLine(at(u"mitra"_s, u"4.0.0"_s), wished, Part::Name | Part::Locked),
            u"PATCH v1/accounts/update_credentials "
            "{\"display_name\":\"Ao & co\",\"locked\":true}"_s);
    }

    /// Some sort the numbers as texts.
    void manyFieldsKeepTheirOrder()
    {
        OwnProfile wished;
        for (int i = 0; i < 11; ++i) {
            wished.fields.append({QString::number(i), u"x"_s});
        }
        const QString line = changeLine(at(u"akkoma"_s, u"3.13.2"_s), wished, Part::Fields);
        QVERIFY2(line.contains(u"fields_attributes[02][name]=2&"_s), qPrintable(line));
        QVERIFY2(line.contains(u"fields_attributes[10][name]=10&"_s), qPrintable(line));
    }

    void changesAtMisskey()
    {
        OwnProfile wished;
        wished.location = u"東京"_s;
        wished.hiddenFollows = true;
        const Instance misskey = misskeyServer();
        QCOMPARE(changeLine(misskey, wished, Part::Name | Part::Location),
            u"POST i/update {\"location\":\"東京\",\"name\":null}"_s);
        QCOMPARE(changeLine(misskey, wished, Part::HiddenFollows),
            u"POST i/update {\"ffVisibility\":\"private\",\"followersVisibility\":\"private\","
            "\"followingVisibility\":\"private\"}"_s);
        QCOMPARE(changeLine(misskey, wished, Part::Indexable), u"usage"_s);
        QCOMPARE(dropLine(misskey, Part::Header), u"POST i/update {\"bannerId\":null}"_s);
    }

    void picturesAreSent()
    {
        const auto gts = sending(at(u"gotosocial"_s, u"0.20.0"_s), Part::Header);
        QVERIFY(gts && gts->form);
        QCOMPARE(gts->method, QByteArray("PATCH"));
        QCOMPARE(gts->form->name, QByteArray("header"));
        QCOMPARE(gts->form->fileName, QByteArray("picture.png"));
        QCOMPARE(gts->form->fields.value(0).first, QByteArray("header_description"));
        const auto mastodon = sending(versioned(u"mastodon"_s, u"4.5.7"_s, 7), Part::Avatar);
        QVERIFY(mastodon && mastodon->form->fields.isEmpty());
        QCOMPARE(sending(at(u"pixelfed"_s, u"0.12.0"_s), Part::Avatar)->method, QByteArray("POST"));
        QVERIFY(!sending(at(u"pixelfed"_s, u"0.12.0"_s), Part::Header));
        QVERIFY(!sending(at(u"kibou"_s, u"0.3"_s), Part::Avatar));

        const Instance misskey = misskeyServer();
        QCOMPARE(lineOf(sending(misskey, Part::Avatar)), u"POST drive/files/create"_s);
        const auto more = familyFor(misskey)->afterProfilePicture(
            misskey, Part::Avatar, answered("{'id':'f1','type':'image/png'}"));
        QVERIFY(more && *more);
        QCOMPARE(lineOf(**more), u"POST i/update {\"avatarId\":\"f1\"}"_s);
    }

    void picturesGo()
    {
        QCOMPARE(dropLine(versioned(u"mastodon"_s, u"4.5.7"_s, 7), Part::Avatar),
            u"DELETE v1/profile/avatar"_s);
        QCOMPARE(dropLine(at(u"akkoma"_s, u"3.13.2"_s), Part::Header),
            u"PATCH v1/accounts/update_credentials header="_s);
        QCOMPARE(dropLine(at(u"snac"_s, u"2.90"_s), Part::Avatar), u"usage"_s);
    }

    void whatIsRefused()
    {
        const Instance mastodon = versioned(u"mastodon"_s, u"4.5.7"_s, 7);
        const auto large = familyFor(mastodon)->afterProfilePicture(mastodon, Part::Avatar,
            answerOf("<html></html>", u"https://a.example/"_s, "text/html", 413));
        QVERIFY(!large);
        QCOMPARE(large.error().kind, ErrorKind::Rejected);
        const Instance misskey = misskeyServer();
        const auto name = told(misskey,
            answered("{'error':{'message':'Invalid param.','code':'INVALID_PARAM','info':{'param':"
                     "'#/properties/name/maxLength','reason':'must NOT have more than 50 "
                     "characters'}}}",
                400));
        QVERIFY(!name);
        QCOMPARE(name.error().kind, ErrorKind::Rejected);
        QVERIFY2(name.error().detail.contains(u"name"_s), qPrintable(name.error().detail));
        const auto words =
            told(misskey, misskeyError(u"YOUR_NAME_CONTAINS_PROHIBITED_WORDS"_s, 422));
        QCOMPARE(words.error().kind, ErrorKind::Rejected);
    }
};

QTEST_GUILESS_MAIN(tst_profilewire)
#include "tst_profilewire.moc"
