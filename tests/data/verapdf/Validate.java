import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;

/** Validate 2a,ua1 file.pdf ...: one line per file and profile, "PASS|FAIL profile file clause ..."; exit 1 on a FAIL. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        boolean compliant = true;
        for (int index = 1; index < arguments.length; index++) {
            for (String profile : arguments[0].split(",")) {
                ValidationResult result = validate(profile, arguments[index]);
                StringBuilder line = new StringBuilder(result.isCompliant() ? "PASS " : "FAIL ");
                line.append(profile).append(' ').append(arguments[index]);
                for (TestAssertion each : result.getTestAssertions()) {
                    line.append(' ').append(each.getRuleId().getClause());
                }
                System.out.println(line);
                compliant &= result.isCompliant();
            }
        }
        System.exit(compliant ? 0 : 1);
    }

    private static ValidationResult validate(String profile, String pdf) throws Exception {
        String name = profile.startsWith("ua") ? "PDFUA-" + profile.substring(2) : "PDFA-" + profile.toUpperCase();
        try (InputStream file = new FileInputStream(pdf);
                InputStream rules = Validate.class.getClassLoader()
                        .getResourceAsStream("org/verapdf/pdfa/validation/" + name + ".xml");
                PDFAParser parser = Foundries.defaultInstance().createParser(file, PDFAFlavour.fromString(profile))) {
            return Foundries.defaultInstance().createValidator(Profiles.profileFromXml(rules), false).validate(parser);
        }
    }
}
