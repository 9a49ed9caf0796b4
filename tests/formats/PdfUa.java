import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;

/**
 * Do these files satisfy PDF/UA-1 (ISO 14289-1:2014), as veraPDF judges it?
 *
 * Prints one line a broken rule, then the number of checks made and of rules broken. Reads
 * veraPDF's own profile by DOM, since the jar has no JAXB to read it with.
 */
class PdfUa {
  public static void main(String[] files) throws Exception {
    Logger.getLogger("").setLevel(Level.OFF);
    VeraGreenfieldFoundryProvider.initialise();
    ValidationProfile profile = profile();
    for (String file : files) {
      try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1);
          var validator = Foundries.defaultInstance().createValidator(profile, false)) {
        var result = validator.validate(parser);
        for (var each : result.getTestAssertions())
          System.out.println(each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber() + ": "
              + each.getMessage() + " (" + each.getLocation().getContext() + ")");
        System.out.println(result.getTotalAssertions() + " checks of " + profile.getRules().size() + " rules, "
            + (result.isCompliant() ? "compliant" : "not compliant"));
      }
    }
  }

  private static ValidationProfile profile() throws Exception {
    var stream = PdfUa.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/PDFUA-1.xml");
    Element root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
    Set<Rule> rules = new HashSet<>();
    for (Element each : children(root, "rule")) {
      Element id = children(each, "id").get(0);
      var name = Profiles.ruleIdFromValues(
          PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
          id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber")));
      var error = Profiles.errorFromValues(text(each, "message"), new ArrayList<ErrorArgument>());
      Boolean deferred = each.hasAttribute("deferred") ? Boolean.valueOf(each.getAttribute("deferred")) : null;
      rules.add(Profiles.ruleFromValues(name, each.getAttribute("object"), deferred, each.getAttribute("tags"),
          text(each, "description"), text(each, "test"), error, List.of()));
    }
    Set<Variable> variables = new HashSet<>();
    for (Element each : children(root, "variable"))
      variables.add(Profiles.variableFromValues(each.getAttribute("name"), each.getAttribute("object"),
          text(each, "defaultValue"), text(each, "value")));
    var details = Profiles.profileDetailsFromValues("PDF/UA-1", "", "", new Date(0));
    return Profiles.profileFromValues(PDFAFlavour.PDFUA_1, details, "", rules, variables);
  }

  private static String text(Element parent, String name) {
    return children(parent, name).get(0).getTextContent();
  }

  private static List<Element> children(Element parent, String name) {
    var found = parent.getElementsByTagName(name);
    List<Element> result = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) result.add((Element) found.item(i));
    return result;
  }
}
