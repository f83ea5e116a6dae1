// SPDX-License-Identifier: GPL-3.0-or-later
#include "codetext.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::rules;

// The rules are only as good as the reader of the source text, so it is tested first.
class TestCodeText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commentsAreBlanked();
    void literalsAreFound();
    void rawLiteralsAreFound();
    void digitSeparatorsAreNoLiterals();
    void includesAreFound();
    void functionsAreMeasured();
    void memberInitializersAreNoBodies();
    void tablesAreNoFunctions();
};

void TestCodeText::commentsAreBlanked()
{
    const QString code = u"a; // one \"two\"\nb; /* three\n */ c;\n"_s;
    const QString bare = withoutComments(code);
    QCOMPARE(bare.count(u'\n'), code.count(u'\n'));
    QVERIFY(!bare.contains(u"one"_s) && !bare.contains(u"three"_s));
    QVERIFY(bare.contains(u"c;"_s));
}

void TestCodeText::literalsAreFound()
{
    const auto found = literals(u"f(\"a // b\", u'\\'', \"\\\"\");\ng(u\"x\"_s);"_s);
    QCOMPARE(found.size(), 4u);
    QCOMPARE(found[0].text, u"a // b"_s);
    QCOMPARE(found[2].text, u"\\\""_s);
    QCOMPARE(found[3].text, u"x"_s);
    QCOMPARE(found[3].line, 2);
}

void TestCodeText::rawLiteralsAreFound()
{
    const auto found = literals(u"auto a = uR\"-(one \" ) two)-\"_s; auto b = \"c\";"_s);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].text, u"one \" ) two"_s);
    QCOMPARE(found[1].text, u"c"_s);
}

void TestCodeText::digitSeparatorsAreNoLiterals()
{
    QVERIFY(literals(u"int a = 1'000'000; // it's"_s).empty());
}

void TestCodeText::includesAreFound()
{
    const auto found =
        includes(u"#include <QHash>\n// #include <no.h>\n#include \"base/host.h\"\n"_s);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].path, u"QHash"_s);
    QVERIFY(!found[0].quoted);
    QCOMPARE(found[1].path, u"base/host.h"_s);
    QCOMPARE(found[1].line, 3);
    QVERIFY(found[1].quoted);
}

void TestCodeText::functionsAreMeasured()
{
    const auto found = functions(u"namespace a {\nclass B {\n  int f() { return 1; }\n};\n"
                                 "int g(int x)\n{\n  auto l = [] {\n  };\n  return x;\n}\n}\n"_s);
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].lines, 1);
    QCOMPARE(found[1].lines, 5);
    QCOMPARE(found[1].line, 6);
}

void TestCodeText::memberInitializersAreNoBodies()
{
    const auto found = functions(u"A::A(int x)\n  : m_x{x}, m_y{}\n{\n  go();\n}\n"_s);
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].lines, 3);
}

void TestCodeText::tablesAreNoFunctions()
{
    QVERIFY(functions(u"const int table[] = {\n1,\n2,\n};\nstruct S { int a = 0; };\n"_s).empty());
}

QTEST_GUILESS_MAIN(TestCodeText)
#include "tst_codetext.moc"
